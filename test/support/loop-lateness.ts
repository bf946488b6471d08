const EVERY_MS = 5;

/**
 * How late timers were, in milliseconds, which is how long the event loop was held up at a time.
 * (perf_hooks' own histogram misses long synchronous calls.)
 */
export function watchLoop(): { readonly longest: () => number; readonly stop: () => void } {
  let longest = 0;
  let expected = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - expected);
    expected = now + EVERY_MS;
  }, EVERY_MS);
  return { longest: () => longest, stop: () => clearInterval(timer) };
}
