import { type Keyring, Unopened } from '../sealing/index.ts';
import type { Store } from '../store.ts';
import { placeOf } from './installations.ts';

/** What became of the contents that another key than the first had sealed. */
type Rotation = {
  readonly resealed: number;
  /** Sealed with the first key already. */
  readonly kept: number;
  /** The keys that sealed what no key of the keyring opens, and how many each. */
  readonly unopened: ReadonlyMap<string, number>;
};

/**
 * Seals all contents anew with the first key of a keyring, so that the others can be taken away. The bot may run
 * meanwhile: what it changes is its own to seal. Rejects when the store fails.
 */
export async function rotateKey(store: Store, keyring: Keyring): Promise<Rotation> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('installation')
    .select(['id', 'sealed', 'key_id', 'version'])
    .where('removed', 'is', null)
    .execute();
  let [resealed, kept] = [0, 0];
  const unopened = new Map<string, number>();
  for (const { id, sealed, key_id: keyId, version } of rows) {
    if (keyId === keyring.keyId) {
      kept++;
      continue;
    }
    const text = openOrNull(keyring, { keyId, sealed }, id);
    if (text === null) {
      unopened.set(keyId, (unopened.get(keyId) ?? 0) + 1);
      continue;
    }
    const anew = keyring.seal(text, placeOf(id));
    const written = await database
      .updateTable('installation')
      .set({ sealed: anew.sealed, key_id: anew.keyId })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('key_id', '=', keyId)
      .returning('id')
      .executeTakeFirst();
    if (written) resealed++;
    else kept++;
  }
  return { resealed, kept, unopened };
}

function openOrNull(
  keyring: Keyring,
  sealed: { readonly keyId: string; readonly sealed: string },
  id: string,
): string | null {
  try {
    return keyring.open(sealed, placeOf(id));
  } catch (error) {
    if (error instanceof Unopened) return null;
    throw error;
  }
}
