import { copyFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { say } from "../words/index.ts";
import { HubError } from "./hub-error.ts";
import { RECORD, writeRecord } from "./hub-record.ts";
import { blobOf, isThere } from "./partial-folder.ts";
import type { PlannedFile, PullPlan } from "./plan-pull.ts";

const PREFIX = "model-";

/** Where the files of a plan take their places, inside the partial folder. */
function assemblyFolder(partial: string, { state }: Pick<PullPlan, "state">): string {
  return path.join(partial, `${PREFIX}${state.commit}`);
}

/** Whether a file already has its place, after a stop in the middle of that. */
export async function isPlaced(
  partial: string,
  plan: Pick<PullPlan, "state">,
  file: PlannedFile,
): Promise<boolean> {
  return isThere(path.join(assemblyFolder(partial, plan), file.path));
}

/**
 * Puts the checked files of a plan into their places, and the whole folder into its own by one
 * rename: whoever looks sees either nothing or a whole model. Can be stopped anywhere and begun
 * again. Throws HubError "exists" when something of that name came up meanwhile.
 */
export async function assemble(partial: string, target: string, plan: PullPlan): Promise<void> {
  const folder = assemblyFolder(partial, plan);
  await dropOthers(partial, folder);
  const uses = new Map<string, number>();
  for (const { hash } of plan.files) uses.set(hash.value, (uses.get(hash.value) ?? 0) + 1);
  for (const file of plan.files) {
    const left = (uses.get(file.hash.value) ?? 1) - 1;
    uses.set(file.hash.value, left);
    const place = path.join(folder, file.path);
    if (await isThere(place)) continue;
    await mkdir(path.dirname(place), { recursive: true });
    const { whole } = blobOf(partial, file);
    if (left === 0) await rename(whole, place);
    else {
      await copyFile(whole, `${whole}.copy`);
      await rename(`${whole}.copy`, place);
    }
  }
  await writeFile(path.join(folder, RECORD), writeRecord(plan));
  // A rename would replace an empty folder, and on some systems a file.
  if (await isThere(target)) throw exists(target);
  await rename(folder, target).catch((error: unknown) => {
    throw isTaken(error) ? exists(target) : error;
  });
}

/** What an earlier commit had put together is of no use for this one. */
async function dropOthers(partial: string, folder: string): Promise<void> {
  const names = await readdir(partial);
  const others = names
    .filter((name) => name.startsWith(PREFIX) && name !== path.basename(folder))
    .map((name) => rm(path.join(partial, name), { recursive: true, force: true }));
  await Promise.all(others);
}

function exists(target: string): HubError {
  return new HubError("exists", say("hub.exists", { target }));
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(String(error.code));
