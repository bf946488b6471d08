import type { RepairReport } from "../../storage/repair/repair-data.ts";
import { type Message, say } from "../../words/index.ts";

/** What a repair did, line by line; nothing where nothing was to do. */
export function describeRepair(report: RepairReport): readonly Message[] {
  const { rebuilt, setAside, restored, changed, missing } = report;
  const lines: Message[] = [];
  if (rebuilt !== undefined) {
    lines.push(say("storage.repair-rebuilt", { folder: rebuilt.kept }));
    for (const { table, saved, lost } of rebuilt.tables) {
      if (saved + lost > 0) lines.push(say("storage.repair-table", { table, saved, lost }));
    }
    if (rebuilt.tables.length === 0) lines.push(say("storage.repair-nothing"));
  }
  if (setAside > 0) lines.push(say("storage.repair-set-aside", { count: setAside }));
  if (restored.length > 0) lines.push(say("storage.repair-restored", { jobs: restored }));
  if (changed > 0) lines.push(say("storage.repair-changed", { count: changed }));
  if (missing > 0) lines.push(say("storage.repair-missing", { count: missing }));
  return lines;
}
