/** The value below which `share` (0 to 1) of the samples lie, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}

/** A row of figures: median, 99th percentile and largest, in milliseconds. */
export function spread(samples: readonly number[]): string {
  const figure = (share: number) => percentile(samples, share).toFixed(1);
  return `median ${figure(0.5)}, p99 ${figure(0.99)}, max ${figure(1)} ms (${samples.length} samples)`;
}
