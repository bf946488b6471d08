import type { Observer } from "../pipeline/observer.ts";
import { createMetrics, type Measured } from "./metrics.ts";
import { json, type Listening, serve, type Serving } from "./serve.ts";

/** What is looked at when somebody asks how this process is. */
export interface Operated extends Omit<Measured, "isDraining"> {
  /** What this process still lacks to work (words for a machine: "discord", "redis"); empty: nothing. */
  readonly lacks: () => readonly string[];
}

/** What is told of this process to whoever operates it. */
export interface Operation {
  /** Counts what happens. */
  readonly observer: Observer;
  /** Opens the port. Throws ConfigError when it cannot be opened. */
  serve(operated: Operated): Promise<Serving>;
  /** From now on /readyz says that nothing new is taken. */
  drain(): void;
}

/**
 * Makes what /metrics, /healthz and /readyz answer. Healthy is a process whose event loop turns; ready
 * is one that takes work: connected, and not told to stop.
 */
export function openOperation(listening: Listening): Operation {
  const metrics = createMetrics();
  let isDraining = false;
  return {
    observer: metrics,
    drain: () => void (isDraining = true),
    serve: (operated) =>
      serve(
        {
          "/metrics": async () => {
            const read = await metrics.read({ ...operated, isDraining: () => isDraining });
            return { status: 200, ...read };
          },
          "/healthz": async () => json(200, { healthy: true }),
          "/readyz": async () => {
            const lacks = [...(isDraining ? ["draining"] : []), ...operated.lacks()];
            return json(lacks.length === 0 ? 200 : 503, { ready: lacks.length === 0, lacks });
          },
        },
        listening,
      ),
  };
}
