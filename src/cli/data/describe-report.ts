import type { DataReport } from "../../storage/repair/inspect-data.ts";
import { type Message, say } from "../../words/index.ts";

/** Lines of a list that are shown; the rest is counted. */
const SHOWN = 20;

/** Whether nothing is wrong with a data folder now; what was set aside before is out of the way. */
export function isSound({ damage, unreadable, missing, changed }: DataReport): boolean {
  return [damage, unreadable, missing, changed].every((list) => list.length === 0);
}

/** What was found in a data folder, line by line, and what to do about it. */
export function describeReport(
  folder: string,
  report: DataReport,
  remedy: Message = say("storage.data-repair"),
): readonly Message[] {
  const { isThere, isOld, jobs, pictures, damage, unreadable, missing, changed, setAside } = report;
  if (!isThere) return [say("storage.data-empty", { folder })];
  if (damage.length > 0) {
    const lines = damage.map((reason) => say("storage.data-damage", { reason }));
    return [say("storage.data-damaged", { folder }), ...shown(lines), say("storage.data-repair")];
  }
  const problems = [
    ...shown(unreadable.map((each) => say("storage.data-unreadable", each))),
    ...shown(changed.map((hash) => say("storage.data-changed", { hash }))),
    ...shown(missing.map((hash) => say("storage.data-missing", { hash }))),
  ];
  return [
    say("storage.data-holds", { folder, jobs, pictures }),
    ...(isOld ? [say("storage.data-old")] : []),
    ...shown(setAside.map((each) => say("storage.data-set-aside", each))),
    ...problems,
    problems.length === 0 ? say("storage.data-sound") : remedy,
  ];
}

function shown(lines: readonly Message[]): readonly Message[] {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), say("storage.data-more", { count: lines.length - SHOWN })];
}
