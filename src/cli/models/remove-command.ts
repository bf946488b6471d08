import { lstat, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import { formatBytes } from "../../hub/format-bytes.ts";
import { HubError } from "../../hub/hub-error.ts";
import { checkFolder } from "../../hub/model-reference.ts";
import { isThere, partialFolder } from "../../hub/partial-folder.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import { confirm } from "./confirm.ts";
import type { Desk } from "./desk.ts";
import { filesOf, installedModels, isBundled, isModelFolder, sizeOf } from "./installed-models.ts";

/** How folders begin that are being deleted. */
const REMOVING = ".removing-";

/**
 * `remove NAME`: deletes a model's folder and what an unfinished pull of it left. Gives the exit
 * status. Throws UserError for anything that is no model folder directly in EASEL_MODELS_DIR, and
 * where nobody agreed; HubError when the disk refuses.
 */
export async function removeCommand(name: string, yes: boolean, desk: Desk): Promise<number> {
  const { modelsDir } = desk.config;
  const folder = path.join(modelsDir, checkFolder(name.replace(/^local\//, "")));
  const short = path.basename(folder);
  const partial = partialFolder(modelsDir, short);
  const hasModel = isModelFolder(folder);
  if (!hasModel && !(await isThere(partial))) throw await unknown(name, modelsDir);
  if (isBundled(folder) && hasModel && !yes) {
    throw new UserError(
      "invalid-option",
      `${short} came with Easel. Say --yes to remove it all the same; git checkout models/${short} brings it back.`,
    );
  }
  const bytes = formatBytes(sizeOf([...(await filesOf(folder)), ...(await filesOf(partial))]));
  const question = `Delete ${hasModel ? folder : partial} (${bytes})?`;
  const otherwise = `Nothing was deleted. Say --yes to delete ${short} without being asked.`;
  if (!yes && !(await confirm(question, otherwise, desk))) {
    console.log("Nothing was deleted.");
    return 1;
  }
  await remove(folder, partial);
  await sweepRemoved(modelsDir);
  console.log(`${short} is gone; ${bytes} are free again.`);
  return 0;
}

async function remove(model: string, partial: string): Promise<void> {
  if (await isThere(partial)) refuseWhilePulling(partial);
  try {
    // A folder of that name may be something else, and only the unfinished pull be meant.
    if (isModelFolder(model)) await deleteFolder(model);
    await rm(partial, { recursive: true, force: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    const words = `${model} could not be deleted${code}. Let this user write it.`;
    throw new HubError("not-written", words, { cause: error });
  }
}

/** Throws when a pull is collecting files there. */
function refuseWhilePulling(partial: string): void {
  const release = lockFolder(partial, {
    busy: "A pull of this model is running. Stop it first.",
    unwritable: `${partial} cannot be written. Let this user write it.`,
  });
  release();
}

/** Takes the name away first: whoever looks meanwhile sees a whole model or none. */
async function deleteFolder(model: string): Promise<void> {
  const { dir, base } = path.parse(model);
  // What a link leads to is somebody else's.
  if ((await lstat(model)).isSymbolicLink()) return await rm(model);
  const going = path.join(dir, `${REMOVING}${base}-${process.pid}`);
  await rename(model, going);
  await rm(going, { recursive: true, force: true });
}

/** Takes away what a removal left that was stopped in the middle. */
async function sweepRemoved(modelsDir: string): Promise<void> {
  const names = await readdir(modelsDir);
  const left = names.filter((name) => name.startsWith(REMOVING));
  await Promise.all(
    left.map((name) => rm(path.join(modelsDir, name), { recursive: true, force: true })),
  );
}

async function unknown(name: string, modelsDir: string): Promise<UserError> {
  const names = (await installedModels(modelsDir)).join(", ") || "none";
  return new UserError(
    "unknown-model",
    `There is no model "${name}" in ${modelsDir}. Here are: ${names}.`,
  );
}
