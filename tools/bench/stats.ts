/** The value below which a share (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const median = (values: readonly number[]) => quantile(values, 0.5);

/** Prints two series side by side: medians, spread, the difference and the ratio of medians. */
export function compare(
  name: string,
  ours: readonly number[],
  otherName: string,
  other: readonly number[],
  unit: string,
): void {
  const show = (label: string, values: readonly number[]) =>
    process.stdout.write(
      `  ${label.padEnd(36)} median ${median(values).toFixed(2)} ${unit}` +
        `  (${quantile(values, 0).toFixed(2)} – ${quantile(values, 1).toFixed(2)}, n=${values.length})\n`,
    );
  show(name, ours);
  show(otherName, other);
  const difference = median(ours) - median(other);
  const ratio = median(ours) / median(other);
  process.stdout.write(
    `  ${'difference · ratio'.padEnd(36)} ${difference.toFixed(2)} ${unit} · ${ratio.toFixed(2)}\n`,
  );
}
