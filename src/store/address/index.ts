/*
 * Addresses of PostgreSQL, as its own programs read them
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
 */

const POSTGRES = /^postgres(?:ql)?:\/\//;

/**
 * A # or ? in a name or password is taken as it is, as psql does; pg would end the address there.
 */
export function readDatabaseUrl(value: string): string {
  if (!POSTGRES.test(value)) return value;
  return value.replace(/^([a-z]+:\/\/)([^/@]*)@/, (_, start: string, who: string) => {
    return `${start}${who.replaceAll('#', '%23').replaceAll('?', '%3F')}@`;
  });
}

/**
 * Whether an address means what it seems to: else a piece of the password would pass for the host, the port or
 * the database, and be shown. As `readDatabaseUrl` gives it.
 */
export function isSoundUrl(value: string): boolean {
  if (value.startsWith('file:')) return true;
  if (!URL.canParse(value)) return false;
  const { username, password, pathname, hash } = new URL(value);
  if (hash !== '' || pathname.includes('@')) return false;
  return [username, password, pathname].every(isDecodable);
}

/** Without name and path, what passes for host and port may be the beginning of a name and password. */
function mayBeCut(url: string): boolean {
  const { host, pathname, username } = new URL(url);
  return username === '' && host !== '' && pathname.length < 2;
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** Host, port and database of a sound address of PostgreSQL, without name and password. */
export function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  if (mayBeCut(url)) return 'the address in DATABASE_URL';
  return `${host || 'the local socket'}${pathname}`;
}

/** A text that a library wrote about an address, without what gives access to it. */
export function withoutAccess(text: string, url: string): string {
  const { password, port, searchParams } = new URL(url);
  const secrets = [password, searchParams.get('password') ?? '', mayBeCut(url) ? port : ''].filter(
    (one) => one !== '',
  );
  const forms = secrets.flatMap((one) => (isDecodable(one) ? [decodeURIComponent(one), one] : one));
  const safe = forms.reduce((all, one) => all.replaceAll(one, '…'), text);
  return safe.replace(/(postgres(?:ql)?:\/\/)\S+/g, '$1…');
}
