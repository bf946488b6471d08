/** Discord's first moment: 1 January 2015, in milliseconds since the epoch. */
const DISCORD_EPOCH = 1_420_070_400_000;
const LOW_BITS = 22n;

/**
 * Makes Discord's ids: milliseconds since 2015 in the high bits, a running number in the low 22.
 * Each is larger than the one before, also when the clock stands still or goes back.
 */
export function snowflakes(clock: () => number, after = 0n): () => string {
  let last = after;
  return () => {
    const now = BigInt(Math.floor(clock()) - DISCORD_EPOCH) << LOW_BITS;
    last = now > last ? now : last + 1n;
    return last.toString();
  };
}
