/** Codes of the system for an address that the settings have wrong: it does not become right by itself, as a port gets free. */
const OF_SETTING: ReadonlySet<string | undefined> = new Set([
  'EACCES',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
]);

/** Whether nothing can be served at an address until another is set. */
export const isWrongAddress = ({ code }: NodeJS.ErrnoException): boolean => OF_SETTING.has(code);

/** Why nothing can be served at an address, in one line with the remedy: by which settings the address is given. */
export function explainListenError(
  error: NodeJS.ErrnoException,
  at: { host: string; port: number },
  [hostSetting, portSetting]: readonly [host: string, port: string],
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${at.port} is in use, perhaps by this bot started twice. Set ${portSetting} to another.`;
    case 'EACCES':
      return `Port ${at.port} needs rights that this account lacks. Set ${portSetting} to 1024 or above.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${at.host}. Set ${hostSetting} to 127.0.0.1, or to one it has.`;
    default:
      return `The bot cannot listen on ${at.host}:${at.port}, as ${hostSetting} and ${portSetting} say (${error.message}).`;
  }
}
