/*
 * Secrets sealed at rest with AES-256-GCM, so that a copy of the database gives access to nothing. The keys are the
 * operator's, in ENCRYPTION_KEY: the first one seals, all of them open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What stands in a database: what was sealed, and by which key. */
type Sealed = { readonly keyId: string; readonly sealed: string };

/** Seals and opens texts. `place` names where a sealed text stands: moved elsewhere, it does not open. */
export type Keyring = {
  /** The id of the key that seals. */
  readonly keyId: string;
  /** Whether the keyring holds a key. */
  has(keyId: string): boolean;
  seal(text: string, place: string): Sealed;
  /** Throws `Unopened`. */
  open(sealed: Sealed, place: string): string;
};

/** A sealed text that does not open. The message is for the log: it holds ids of keys, and nothing that was sealed. */
export class Unopened extends Error {}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Of the form of what is sealed: another form is another number. */
const FORM = '1.';
const KEY = /^(?:[0-9a-f]{64}|[\w+/-]{43}=?)$/i;

/** Whether a setting holds keys: 32 bytes each, in base64 or hexadecimal, with commas in between. */
export const holdsKeys = (setting: string): boolean =>
  partsOf(setting).every((part) => KEY.test(part));

/** The keys of a setting for which `holdsKeys` is true. */
export function keyringOf(setting: string): Keyring {
  const keys = new Map(partsOf(setting).map((part) => namedKey(part)));
  const [first] = keys;
  if (!first) throw new RangeError('a keyring without a key');
  const [keyId, key] = first;
  return {
    keyId,
    has: (id) => keys.has(id),
    seal: (text, place) => ({ keyId, sealed: FORM + encrypt(key, text, place) }),
    open({ keyId: id, sealed }, place) {
      const fitting = keys.get(id);
      if (!fitting) throw new Unopened(`it was sealed with the key ${id}, which is not set`);
      if (!sealed.startsWith(FORM)) throw new Unopened('a later version of the bot sealed it');
      return decrypt(fitting, sealed.slice(FORM.length), place);
    },
  };
}

const partsOf = (setting: string) => setting.split(',').map((part) => part.trim());

function namedKey(part: string): [string, Buffer] {
  const key = Buffer.from(part, part.length === 2 * KEY_BYTES ? 'hex' : 'base64');
  const id = createHash('sha256').update('key id\n').update(key).digest('hex').slice(0, 8);
  return [id, key];
}

function encrypt(key: Buffer, text: string, place: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const parts = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64url');
}

function decrypt(key: Buffer, sealed: string, place: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = bytes.subarray(IV_BYTES, -TAG_BYTES);
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new Unopened('it was damaged, or moved from another row');
  }
}
