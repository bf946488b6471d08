import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../../domain/errors.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import type { Finding } from "./finding.ts";

/** Whether a data folder can be written, and whether an Easel uses it just now. Changes nothing. */
export async function checkData(folder: string): Promise<Finding> {
  const subject = "Data";
  if (!existsSync(folder)) return { subject, lines: [`${folder} (made at the first start)`] };
  try {
    await access(folder, constants.W_OK);
    if (existsSync(path.join(folder, "lock.db"))) lockFolder(folder)();
    return { subject, lines: [folder] };
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      const next = `Let this user write ${folder}, or choose another folder with EASEL_DATA_DIR.`;
      return { subject, lines: [folder, "cannot be written"], broken: true, next };
    }
    const next = "An Easel already runs with this data folder. To start anew, stop it first:";
    return { subject, lines: [folder, "in use by an Easel that runs already"], next };
  }
}
