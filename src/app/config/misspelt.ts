import { editDistance } from '../../library/text/index.ts';

/** A warning for each variable that seems to be meant for the bot, though none is called so. */
export function misspelt(env: NodeJS.ProcessEnv, known: readonly string[]): string[] {
  const strange = Object.keys(env).filter((name) => env[name] && !known.includes(name));
  return strange.flatMap((name) => {
    const meant = meantBy(name, known, env);
    return meant ? `There is no setting ${name}: it is ignored. Is ${meant} meant?` : [];
  });
}

/** Other programs have variables too: a name must be near, and nearer if the one that may be meant is set. */
function meantBy(name: string, known: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const typed = name.toUpperCase();
  let nearest: string | null = null;
  let fewest = typed.length < 8 ? 1 : 2;
  for (const candidate of known) {
    const slips = editDistance(typed, candidate, fewest);
    if (slips > fewest || typed[0] !== candidate[0] || (slips > 1 && env[candidate])) continue;
    if (slips < fewest || !nearest) nearest = candidate;
    fewest = slips;
  }
  return nearest ?? known.find((one) => !env[one] && isAWordApart(typed, one)) ?? null;
}

/** Whether one of two names of a platform has a word more, as DISCORD_BOT_TOKEN and DISCORD_TOKEN. */
function isAWordApart(name: string, known: string): boolean {
  if (!/^(?:DISCORD|SLACK)_/.test(known)) return false;
  const [shorter, longer] = [name.split('_'), known.split('_')].toSorted(
    (a, b) => a.length - b.length,
  );
  if (!shorter || !longer || longer.length - shorter.length !== 1) return false;
  return shorter.length > 1 && shorter.every((word) => longer.includes(word));
}
