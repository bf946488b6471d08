import { lstat, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { say } from "../../words/index.ts";
import { HubError } from "../../hub/hub-error.ts";
import { checkFolder } from "../../hub/model-reference.ts";
import { isThere, partialFolder } from "../../hub/partial-folder.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import { confirm } from "./confirm.ts";
import type { ModelsContext } from "./models-context.ts";
import { sizeText } from "./size-text.ts";
import { filesOf, installedModels, isBundled, isModelFolder, sizeOf } from "./installed-models.ts";

/** How folders begin that are being deleted. */
const REMOVING = ".removing-";

/**
 * `remove NAME`: deletes a model's folder and what an unfinished pull of it left. Gives the exit
 * status. Throws UserError for anything that is no model folder directly in EASEL_MODELS_DIR, and
 * where nobody agreed; HubError when the disk refuses.
 */
export async function removeCommand(
  name: string,
  yes: boolean,
  context: ModelsContext,
): Promise<number> {
  const { config, words } = context;
  const { modelsDir } = config;
  const folder = path.join(modelsDir, checkFolder(name.replace(/^local\//, "")));
  const short = path.basename(folder);
  const partial = partialFolder(modelsDir, short);
  const hasModel = isModelFolder(folder);
  if (!hasModel && !(await isThere(partial))) throw await unknown(name, modelsDir);
  if (isBundled(folder) && hasModel && !yes) {
    throw invalid(say("terminal.bundled-model", { name: short }));
  }
  const bytes = sizeOf([...(await filesOf(folder)), ...(await filesOf(partial))]);
  const size = sizeText(bytes, words);
  const question = say("terminal.delete-question", { folder: hasModel ? folder : partial, size });
  const otherwise = say("terminal.say-yes-to-delete", { name: short });
  if (!yes && !(await confirm(question, otherwise, context))) {
    console.log(words.say("terminal.nothing-deleted"));
    return 1;
  }
  await remove(folder, partial);
  await sweepRemoved(modelsDir);
  console.log(words.say("terminal.gone", { name: short, size }));
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
    const says = say("terminal.not-deleted", { model, reason: code });
    throw new HubError("not-written", says, { cause: error });
  }
}

/** Throws when a pull is collecting files there. */
function refuseWhilePulling(partial: string): void {
  const release = lockFolder(partial, {
    busy: say("terminal.pull-in-the-way"),
    unwritable: say("terminal.partial-unwritable", { folder: partial }),
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
  const known = await installedModels(modelsDir);
  return new UserError(
    "unknown-model",
    known.length === 0
      ? say("terminal.no-models-here", { name, modelsDir })
      : say("terminal.no-model-here", { name, modelsDir, known }),
  );
}
