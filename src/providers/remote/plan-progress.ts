/** How far a plan is whose calls run side by side: a fraction from 0 to 1 that never falls. */
export interface PlanProgress {
  /** The fraction now. */
  current(): number;
  /** A call has got so far (0 to 1); gives the fraction of the whole plan. */
  advance(call: number, fraction: number): number;
}

/** The progress of a plan of so many calls; those in `done` count as finished from the start. */
export function createPlanProgress(calls: number, done: readonly number[]): PlanProgress {
  const shares = Array.from<unknown, number>({ length: calls }, (_, call) =>
    done.includes(call) ? 1 : 0,
  );
  const current = (): number => shares.reduce((sum, share) => sum + share, 0) / calls;
  return {
    current,
    advance(call, fraction) {
      // A call that is repeated begins anew; its bar does not.
      shares[call] = Math.min(1, Math.max(shares[call] ?? 0, fraction));
      return current();
    },
  };
}
