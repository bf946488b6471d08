import type { EaselProcess } from "../../test/support/easel-process.ts";

/** Pino's number of a warning; what is worse has a larger one. */
const WARNING = 40;

/** What the logs of these processes say of trouble, each sentence once with how often it was said. */
export function trouble(processes: readonly EaselProcess[]): readonly string[] {
  const said = new Map<string, number>();
  for (const line of processes.flatMap((each) => each.log().split("\n"))) {
    const found = messageOf(line);
    if (found !== undefined) said.set(found, (said.get(found) ?? 0) + 1);
  }
  return [...said].toSorted(([, a], [, b]) => b - a).map(([what, count]) => `${count} × ${what}`);
}

function messageOf(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  const read: unknown = JSON.parse(line);
  const level = Number(Reflect.get(Object(read), "level"));
  if (level < WARNING) return undefined;
  const text = String(Reflect.get(Object(read), "msg"));
  if (level <= WARNING) return `warning: ${text}`;
  // What should not be is told with its cause.
  const cause = JSON.stringify(Reflect.get(Object(read), "error") ?? null).slice(0, 600);
  return `error: ${text}${/^a bug/i.test(text) ? ` ${cause}` : ""}`;
}
