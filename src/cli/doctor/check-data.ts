import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { freeSpace } from "../../hub/free-space.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import { unwritablePaths } from "../../storage/unwritable-paths.ts";
import { quoted, say } from "../../words/index.ts";

/** With less than this the next pictures may already find no room. */
const LEAST_BYTES = 256 * 1024 ** 2;

/** Whether a data folder can be written and has room, and whether an Easel uses it just now. Changes nothing. */
export async function checkData(folder: string): Promise<Finding> {
  const subject = say("doctor.data");
  const unwritable = await unwritablePaths(existingPartOf(folder));
  if (unwritable.length > 0) {
    return {
      subject,
      lines: unwritable.map((each) => say("doctor.cannot-write", { path: each })),
      broken: true,
      next: say("doctor.let-write", { folder }),
    };
  }
  const isNew = !existsSync(folder);
  const free = await freeSpace(folder);
  const isFull = free < LEAST_BYTES;
  const place = isNew ? say("doctor.data-new", { folder }) : quoted(folder);
  const room = say("doctor.free-space", { free });
  if (isFull) {
    return {
      subject,
      lines: [place, room],
      broken: true,
      next: say("doctor.make-room", { folder }),
    };
  }
  if (isNew || !isInUse(folder)) return { subject, lines: [place, room] };
  return { subject, lines: [place, say("doctor.in-use")], next: say("doctor.stop-first") };
}

/** The folder, or the nearest one above it that is there: where it would be made. */
function existingPartOf(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existingPartOf(parent);
}

function isInUse(folder: string): boolean {
  if (!existsSync(path.join(folder, "lock.db"))) return false;
  try {
    lockFolder(folder)();
    return false;
  } catch (error) {
    if (error instanceof ConfigError) return true;
    throw error;
  }
}
