// Loaded into the bot's process with --import: measures by how much timers are late, which is how
// long the event loop was busy. (perf_hooks' own histogram misses long synchronous calls.)
const EVERY_MS = 5;

let samples: number[] = [];
let expected = performance.now() + EVERY_MS;
const timer = setInterval(() => {
  const now = performance.now();
  samples.push(Math.max(0, now - expected));
  expected = now + EVERY_MS;
}, EVERY_MS);
timer.unref();

process.on("message", (message) => {
  if (message === "reset") samples = [];
  if (message === "report") process.send?.({ loopDelays: samples });
});
// The channel for reports must not keep a bot alive that wants to end.
process.channel?.unref();
