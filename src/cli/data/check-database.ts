import type { Config } from "../../config/config.ts";
import type { Logger } from "../../lib/logger.ts";
import { isEqual } from "../../storage/moving/compare-rows.ts";
import { inspectStorage, type StorageReport } from "../../storage/moving/inspect-storage.ts";
import { type Message, say } from "../../words/index.ts";
import { dataFolder } from "../data-folder.ts";
import { describeReport } from "./describe-report.ts";
import { movedFolder, placeOf } from "./move.ts";

/** What was found in a database and its pictures, line by line, and whether nothing is wrong. */
export async function checkDatabase(
  databaseUrl: string,
  config: Pick<Config, "dataDir" | "discord" | "pictures">,
  log: Logger,
): Promise<{ readonly lines: readonly Message[]; readonly isSound: boolean }> {
  const folder = movedFolder(config) ?? dataFolder(config);
  const report = await inspectStorage({ folder, databaseUrl, bucket: config.pictures, log });
  const compared = describeComparison(folder, report);
  const place = placeOf(databaseUrl);
  const same = { isThere: true, isOld: false, damage: [], setAside: [] };
  const found = describeReport(place, { ...report, ...same }, say("data.look-at-backup"));
  const isSound =
    report.unreadable.length + report.missing.length + report.changed.length === 0 &&
    isEqual(report.compared ?? []);
  return { lines: [...found, ...compared], isSound };
}

function describeComparison(folder: string, { compared }: StorageReport): readonly Message[] {
  if (compared === undefined) return [];
  const lines = compared
    .filter(({ same, different, missing }) => same + different + missing > 0)
    .map((each) => say("data.compared-table", each));
  const later = isEqual(compared) ? [] : [say("data.compared-later")];
  return [say("data.compared", { folder }), ...lines, ...later];
}
