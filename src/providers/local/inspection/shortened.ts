/** More than anybody reads of one text or one list. Numbers of schedules are kept whole. */
const MOST_CHARACTERS = 1000;
const MOST_ENTRIES = 500;
const MOST_NUMBERS = 100_000;

/**
 * Plain data, with its texts and lists cut to what a person reads and a model needs: what comes of a
 * stranger's file is kept by the bot for as long as the file is there.
 */
export function shortened<Value extends object>(value: Value): { [Name in keyof Value]: unknown };
export function shortened(value: unknown): unknown;
export function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, MOST_CHARACTERS);
  if (Array.isArray(value)) {
    const most = value.every((each) => typeof each === "number") ? MOST_NUMBERS : MOST_ENTRIES;
    return value.slice(0, most).map(shortened);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ENTRIES)
      .map(([name, each]) => [name.slice(0, MOST_CHARACTERS), shortened(each)]),
  );
}
