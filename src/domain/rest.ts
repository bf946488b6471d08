/** How long an account is left alone after a "too many requests": one rule for everybody who asks. */

/** The rest after an answer that does not say how long it wants: the usual window of a limit. */
export const USUAL_REST_MS = 60_000;

/**
 * The longest rest that is waited out. An order that would have to wait longer is not kept waiting,
 * and an account that asks for more is asked again after this.
 */
export const LONGEST_REST_MS = 10 * 60_000;

/** The shortest rest: a service that says "now" is not asked in a loop. */
export const SHORTEST_REST_MS = 1000;

/** Whether a rest is short enough for an order to wait for it. */
export function isWorthWaiting(restMs: number): boolean {
  return restMs <= LONGEST_REST_MS;
}

/** How long the account itself rests when it is asked to rest so long. */
export function accountRest(restMs: number | undefined): number {
  return Math.min(LONGEST_REST_MS, restMs ?? USUAL_REST_MS);
}
