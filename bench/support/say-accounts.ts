import type { Fate } from "./account-orders.ts";

/** Prints what became of how many orders, and of each one that a crash does not excuse; gives their number. */
export function sayAccounts(fates: readonly Fate[]): number {
  const kinds = [...Map.groupBy(fates, ({ what }) => what)];
  for (const [what, some] of kinds.toSorted(([, a], [, b]) => b.length - a.length)) {
    console.log(`${some.length} × ${what}`);
  }
  const wrong = fates.filter(({ isWrong }) => isWrong);
  for (const { order, what, details } of wrong)
    console.log(`  ${order.prompt}, ${what}: ${details}`);
  console.log(`lost, paid or delivered twice, or left open: ${wrong.length}`);
  return wrong.length;
}
