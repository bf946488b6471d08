import { mkdir } from "node:fs/promises";
import path from "node:path";
import { say } from "../words/index.ts";
import { assemble, isPlaced } from "./assemble.ts";
import { downloadBlob } from "./download-blob.ts";
import { formatBytes } from "./format-bytes.ts";
import { freeSpace } from "./free-space.ts";
import type { HubClient } from "./hub-client.ts";
import { HubError } from "./hub-error.ts";
import { blobOf, isThere, lengthOf, partialFolder } from "./partial-folder.ts";
import { type PlannedFile, type PullPlan, targetOf } from "./plan-pull.ts";

/** Files of a model are many small ones too, and a full disk harms more than a pull. */
const SPACE_TO_SPARE = 64 * 1024 ** 2;

/** How far a pull is, in bytes of all its files. */
export interface PullProgress {
  readonly bytes: number;
  readonly of: number;
  /** Bytes that came over the line in this pull; what an earlier one left is not among them. */
  readonly arrived: number;
  /** The file that is coming. */
  readonly path: string;
  /** Whether that file is here and checked. */
  readonly isFileWhole: boolean;
}

/** What carrying out a plan takes. */
export interface PullOptions {
  readonly client: HubClient;
  readonly modelsDir: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PullProgress) => void;
  /** Bytes that may still be written beside a folder; the system's answer unless given. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
}

/** Looks at what an earlier pull left, and throws HubError "no-space" when the rest does not fit. */
export async function checkSpace(
  plan: PullPlan,
  { modelsDir, freeBytes = freeSpace }: Pick<PullOptions, "modelsDir" | "freeBytes">,
): Promise<void> {
  const needed = plan.bytes - (await bytesHere(plan, modelsDir));
  const free = await freeBytes(modelsDir);
  if (needed === 0 || needed + SPACE_TO_SPARE <= free) return;
  const sizes = { needed: formatBytes(needed), free: formatBytes(free) };
  throw new HubError(
    "no-space",
    say("hub.no-space", { folder: plan.reference.folder, modelsDir, ...sizes }),
  );
}

/**
 * Carries out a plan: downloads what is missing into a hidden folder beside the target, checks it,
 * and gives the finished model its name. Gives its folder. Whoever calls holds the partial folder
 * for itself, and drops it afterwards. Throws HubError, and the signal's reason; what has arrived is kept for the next time.
 */
export async function pullModel(plan: PullPlan, options: PullOptions): Promise<string> {
  const { client, modelsDir, signal, onProgress } = options;
  const target = targetOf(plan, modelsDir);
  try {
    const partial = partialFolder(modelsDir, plan.reference.folder);
    await mkdir(partial, { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    let done = 0;
    let arrived = 0;
    const tell = (file: PlannedFile, bytes: number, isFileWhole: boolean) =>
      onProgress({
        bytes: done + bytes,
        of: plan.bytes,
        arrived,
        path: file.path,
        isFileWhole,
      });
    for (const file of plan.files) {
      signal.throwIfAborted();
      const blob = blobOf(partial, file);
      let before: number | undefined;
      if (!(await isPlaced(partial, plan, file)) && !(await isThere(blob.whole))) {
        await downloadBlob({
          file,
          blob,
          signal,
          connection: client.connection,
          open: (resume) =>
            client.open(plan.state, { ...file, path: file.source }, { resume, signal }),
          onBytes: (bytes) => {
            arrived += Math.max(0, bytes - (before ?? bytes));
            before = bytes;
            tell(file, bytes, false);
          },
        });
      }
      tell(file, file.bytes, true);
      done += file.bytes;
    }
    signal.throwIfAborted();
    await assemble(partial, target, plan);
  } catch (error) {
    throw inWords(error, modelsDir);
  }
  return target;
}

/** How many bytes of a plan's files are here already. */
async function bytesHere(plan: PullPlan, modelsDir: string): Promise<number> {
  const partial = partialFolder(modelsDir, plan.reference.folder);
  let sum = 0;
  for (const file of plan.files) {
    const { whole, part } = blobOf(partial, file);
    const isHere = (await isPlaced(partial, plan, file)) || (await isThere(whole));
    sum += isHere ? file.bytes : Math.min(await lengthOf(part), file.bytes);
  }
  return sum;
}

/** What the disk says, as one sentence; anything else comes back as it is. */
function inWords(error: unknown, modelsDir: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new HubError("no-space", say("hub.disk-full", { modelsDir }), { cause: error });
  }
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EIO"].includes(code)) {
    const says = say("hub.not-written", { modelsDir, reason: code });
    return new HubError("not-written", says, { cause: error });
  }
  return error;
}
