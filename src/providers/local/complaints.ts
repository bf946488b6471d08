import type { Logger } from "../../lib/logger.ts";
import { inEnglish, type Message } from "../../words/index.ts";

/** Copying a model takes a while; until its folder has kept still for that long nobody complains. */
const SETTLED_MS = 30_000;

/** What is wrong with one path, and since when it looks so, in milliseconds since 1970. */
export interface Complaint {
  readonly path: string;
  readonly says: readonly Message[];
  readonly since: number;
}

/** What the log has been told about the folder of models. */
export interface Complaints {
  /** Tells what is new, at the first time at once. What is not named any more may be told again. */
  tell(complaints: readonly Complaint[]): void;
}

/** Complaints that go into `log` as warnings, each once for as long as it stays the same. */
export function createComplaints(log: Logger, now: () => number): Complaints {
  let told = new Map<string, string>();
  let isFirst = true;

  /** What is told about a path after this look. */
  function tellOf({ path, says, since }: Complaint): string | undefined {
    const sentences = says.map(inEnglish);
    const whole = sentences.join("\n");
    if (whole === told.get(path)) return whole;
    if (!isFirst && now() - since < SETTLED_MS) return told.get(path);
    for (const sentence of sentences) log.warn({ folder: path }, sentence);
    return whole;
  }

  return {
    tell(complaints) {
      const next = complaints
        .filter(({ says }) => says.length > 0)
        .map((each) => [each.path, tellOf(each)] as const);
      told = new Map(next.flatMap(([path, whole]) => (whole === undefined ? [] : [[path, whole]])));
      isFirst = false;
    },
  };
}
