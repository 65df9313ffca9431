/** What DISCORD_SHARDS says: how many shards there are in all, and which of them run here (null: all). */
export type Shards =
  | { readonly count: number | 'auto'; readonly ids: readonly number[] | null }
  /** So many for each pod of a StatefulSet, in the order of their numbers. */
  | { readonly count: number; readonly perPod: number };

const COUNT = /^[1-9]\d{0,3}$/;
const SOME = /^(\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*)\/([1-9]\d{0,3})$/;
const PODS = /^pod:([1-9]\d{0,3})\/([1-9]\d{0,3})$/;

/** `auto`, `8`, `0,1/8`, `0-3/8` or `pod:2/8`; null: it is none of these, or names shards that there are not. */
export function readShards(text: string): Shards | null {
  if (text === 'auto') return { count: 'auto', ids: null };
  if (COUNT.test(text)) return { count: Number(text), ids: null };
  const [, perPod, ofPods] = PODS.exec(text) ?? [];
  if (perPod) {
    const shards = { count: Number(ofPods), perPod: Number(perPod) };
    return shards.perPod <= shards.count ? shards : null;
  }
  const [, list = '', of] = SOME.exec(text) ?? [];
  const ids = list.split(',').flatMap(rangeOf);
  const count = Number(of);
  const isSound = ids.length > 0 && new Set(ids).size === ids.length;
  return isSound && ids.every((id) => id < count) ? { count, ids } : null;
}

/** "0-3" as 0, 1, 2, 3; "2" as 2 alone. */
export function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i);
}

/**
 * The shards of the pod of that host name, whose number stands at its end (`briefing-bot-2`); null: it has none, or
 * there are no shards left for it.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index
 */
export function shardsOfPod(
  { count, perPod }: { readonly count: number; readonly perPod: number },
  host: string,
): number[] | null {
  const [, ordinal] = /-(\d{1,4})$/.exec(host) ?? [];
  if (ordinal === undefined) return null;
  const first = Number(ordinal) * perPod;
  const own = Array.from({ length: perPod }, (_, i) => first + i).filter((id) => id < count);
  return own.length > 0 ? own : null;
}
