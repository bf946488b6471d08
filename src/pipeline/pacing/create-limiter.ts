import Bottleneck from "bottleneck";

/**
 * A limiter that goes by no clock of its own. Bottleneck writes down when the next call may start by
 * the machine's calendar clock, although without `minTime` that is always now: setting the clock
 * back an hour would hold every call back for an hour. That note is kept empty.
 */
export function createLimiter(settings: {
  readonly maxConcurrent: number;
  readonly reservoir: number | null;
  readonly highWater: number;
}): Bottleneck {
  const limiter = new Bottleneck({ ...settings, strategy: Bottleneck.strategy.OVERFLOW });
  const store: unknown = Reflect.get(limiter, "_store");
  if (typeof store !== "object" || store === null) throw new Error("Bottleneck has no store.");
  Object.defineProperty(store, "_nextRequest", { get: () => 0, set: () => {} });
  return limiter;
}
