/** Why the web page cannot be served at an address, in one line with the remedy. */
export function explainListenError(
  error: NodeJS.ErrnoException,
  at: { host: string; port: number },
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${at.port} is in use, perhaps by this bot started twice. Set PORT to another.`;
    case 'EACCES':
      return `Port ${at.port} needs rights that this account lacks. Set PORT to 1024 or above.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${at.host}. Set HOST to 127.0.0.1, or to one it has.`;
    default:
      return `The web page cannot listen on ${at.host}:${at.port} (${error.message}).`;
  }
}
