import { existsSync, statSync } from "node:fs";
import type { Config } from "../../config/config.ts";
import { databaseUrl as databaseUrlField } from "../../config/fields.ts";
import { ConfigError, UserError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { dataPaths } from "../../storage/data-folder.ts";
import { moveStorage, type MoveReport } from "../../storage/moving/move-storage.ts";
import { type Message, say } from "../../words/index.ts";
import { dataFolder } from "../data-folder.ts";

type Moving = Pick<Config, "dataDir" | "discord" | "databaseUrl" | "pictures">;

/**
 * Takes the data folder over into the database of that address, or of DATABASE_URL; gives what was
 * done, line by line. Throws UserError without a right address, and ConfigError when it cannot be
 * done, with what the operator can change.
 */
export async function moveData(
  target: string | undefined,
  config: Moving,
  log: Logger,
): Promise<readonly Message[]> {
  const given = target === undefined ? config.databaseUrl : databaseUrlField.safeParse(target).data;
  if (given === undefined) throw new UserError("invalid-option", say("data.move-usage"));
  const folder = movedFolder(config);
  if (folder === undefined) {
    throw new ConfigError(say("data.nothing-to-move", { folder: dataFolder(config) }));
  }
  const databaseUrl = given.reveal();
  const place = placeOf(databaseUrl);
  const { pictures: bucket } = config;
  const report = await moveStorage({ folder, databaseUrl, bucket, place, log });
  return describe(report, { folder, place, bucket: bucket && bucketOf(bucket) });
}

/** The bot's folder where it has a database; without a token the playground's comes first. */
export function movedFolder(config: Pick<Config, "dataDir" | "discord">): string | undefined {
  return [dataFolder(config), config.dataDir].find((folder) => {
    const { database } = dataPaths(folder);
    return existsSync(database) && statSync(database).size > 0;
  });
}

function describe(
  { tables, pictures }: MoveReport,
  where: { readonly folder: string; readonly place: string; readonly bucket: string | undefined },
): readonly Message[] {
  const { folder, place, bucket = "" } = where;
  const lines = [
    say("data.moved", { folder, place }),
    ...tables
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows }) => say("data.moved-table", { table, rows })),
  ];
  if (pictures === undefined) lines.push(say("data.pictures-stay", { folder }));
  else {
    const { moved, before, unusable } = pictures;
    lines.push(say("data.moved-pictures", { bucket, moved, before }));
    if (unusable > 0) lines.push(say("data.unusable-pictures", { count: unusable }));
  }
  return [...lines, say("data.move-next")];
}

function bucketOf({
  bucket,
  prefix,
}: {
  readonly bucket: string;
  readonly prefix: string;
}): string {
  return `s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`;
}

/** The address of a database without the name and password of who asks. */
export function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `postgres://${host}${pathname}`;
}
