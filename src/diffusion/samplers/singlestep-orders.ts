/**
 * The order of each step of a single-step solver, in groups: 1, 2 (, 3), 1, 2 (, 3) …, always ending
 * with first order, which is stable down to no noise at all.
 */
export function singlestepOrders(count: number, solverOrder: number): readonly number[] {
  return Array.from({ length: count }, (_, position) =>
    position === count - 1 ? 1 : (position % Math.max(solverOrder, 1)) + 1,
  );
}
