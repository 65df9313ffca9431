/*
 * What must not appear in a log or a terminal, nor go to the wrong platform. Shapes of Slack's tokens:
 * https://docs.slack.dev/authentication/tokens
 */

type Kind = {
  readonly is: string;
  readonly of: 'Discord' | 'Slack';
  readonly looks: RegExp;
  /** Where it belongs; left out: nowhere. */
  readonly to?: SecretName;
};

const DISCORD_BOT = /^(?:Bot )?[\w-]{20,}\.[\w-]{5,7}\.[\w-]{20,}$/;

/** Secrets that show what they are. */
const KINDS: readonly Kind[] = [
  { is: 'an app-level token', of: 'Slack', looks: /^xapp-/, to: 'SLACK_APP_TOKEN' },
  { is: 'a bot token', of: 'Slack', looks: /^(?:xoxe\.)?xoxb-/, to: 'SLACK_BOT_TOKEN' },
  { is: "a user's token", of: 'Slack', looks: /^(?:xoxe\.)?xoxp-/ },
  { is: 'a configuration token', of: 'Slack', looks: /^xoxe-/ },
  { is: 'a token of another kind', of: 'Slack', looks: /^xox[a-z]-/ },
  { is: 'the address of a webhook', of: 'Slack', looks: /^https:\/\/hooks\.slack/ },
  { is: 'the address of a webhook', of: 'Discord', looks: /^https:\/\/[^/]+\/api\/webhooks\// },
  { is: 'a bot token', of: 'Discord', looks: DISCORD_BOT, to: 'DISCORD_TOKEN' },
];

const PLATFORM = {
  DISCORD_TOKEN: 'Discord',
  SLACK_BOT_TOKEN: 'Slack',
  SLACK_APP_TOKEN: 'Slack',
  SLACK_SIGNING_SECRET: 'Slack',
  SLACK_CLIENT_SECRET: 'Slack',
  SLACK_STATE_SECRET: 'Slack',
  ENCRYPTION_KEY: null,
} as const;
type SecretName = keyof typeof PLATFORM;

/** Whether a variable holds a secret. */
export const isSecret = (name: string): name is SecretName => Object.hasOwn(PLATFORM, name);

/** What a token that belongs elsewhere is, without a word of it; null: it is none. */
export function strayed(name: string, value: string): string | null {
  const kind = KINDS.find(({ looks }) => looks.test(value));
  if (!kind || kind.to === name) return null;
  const platform = isSecret(name) ? PLATFORM[name] : null;
  return `${kind.is}${kind.of === platform ? '' : ` of ${kind.of}`}, which belongs elsewhere`;
}

/** A long run of letters and digits, which may be a secret that does not show what it is. */
const MAYBE_SECRET = /[0-9a-f]{32}|[\w-]{32,}$/i;
/** An address with a name, a password or a port, settings such as password=…, and whatever is meant for PostgreSQL. */
const WITH_ACCESS = /:.*@|\S@|=|:\/\/[^/]*[:@]|^postgres/i;

/** Whether nothing in the value of a variable may be secret. */
export const mayBeShown = (name: string, value: string): boolean =>
  !isSecret(name) &&
  strayed(name, value.trim()) === null &&
  !WITH_ACCESS.test(value) &&
  !MAYBE_SECRET.test(value);

/** The value of a variable that is wrong, as it may be shown: in quotes, or what it seems to be. */
export const shown = (name: string, value: string): string =>
  strayed(name, value.trim()) ?? (mayBeShown(name, value) ? JSON.stringify(value) : 'malformed');

/** Where the platforms themselves are: other servers may have secrets of any shape. */
const OFFICIAL = /(?:^|\.)(?:discord\.com|discordapp\.com|slack\.com|slack-gov\.com)$/;

/** Refuses only what the platform never gives out: the rest of the shapes is its own affair. */
const IMPOSSIBLE: Readonly<Record<SecretName, (value: string) => string | null>> = {
  DISCORD_TOKEN(value) {
    if (/^(?:[\w-]+\.){2}[\w-]+$/.test(value)) return null;
    if (/^\d+$/.test(value)) return 'an id, not a token';
    if (/^[0-9a-f]{64}$/.test(value)) return 'a public key, not a token';
    if (/^[\w-]{32}$/.test(value)) return 'perhaps a client secret, but no token';
    return 'no token: those have three parts with dots in between';
  },
  SLACK_BOT_TOKEN: (value) => (/^(?:xoxe\.)?xoxb-/.test(value) ? null : 'no token of a bot'),
  SLACK_APP_TOKEN: (value) => (value.startsWith('xapp-') ? null : 'no token of an app'),
  SLACK_SIGNING_SECRET: (value) =>
    /^[0-9a-z]{32}$/i.test(value) ? null : 'no signing secret: those have 32 letters and digits',
  SLACK_CLIENT_SECRET: (value) =>
    /^[0-9a-z]{32}$/i.test(value) ? null : 'no client secret: those have 32 letters and digits',
  SLACK_STATE_SECRET: () => null,
  ENCRYPTION_KEY: () => null,
};

/** Why a secret cannot be right for the server at an address, without a word of it; null: it may be. */
export function impossible(name: SecretName, value: string, apiUrl: string): string | null {
  return OFFICIAL.test(new URL(apiUrl).hostname) ? IMPOSSIBLE[name](value) : null;
}
