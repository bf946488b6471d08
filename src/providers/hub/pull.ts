import { mkdir } from "node:fs/promises";
import path from "node:path";
import { assemble, isPlaced } from "./assemble.ts";
import { downloadBlob } from "./download-blob.ts";
import { formatBytes } from "./format-bytes.ts";
import { freeSpace } from "./free-space.ts";
import type { HubClient } from "./hub-client.ts";
import { HubError } from "./hub-error.ts";
import { blobOf, isThere, lengthOf, partialFolder } from "./partial-folder.ts";
import type { PlannedFile, PullPlan } from "./plan-pull.ts";

/** Files of a model are many small ones too, and a full disk harms more than a pull. */
const SPACE_TO_SPARE = 64 * 1024 ** 2;

/** How far a pull is, in bytes of all its files. */
export interface PullProgress {
  readonly bytes: number;
  readonly of: number;
  /** Of `bytes`, those that were here before this pull. */
  readonly kept: number;
  /** The file that is coming. */
  readonly path: string;
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

/** A pull's files, apart from those that are here. */
interface Stock {
  readonly partial: string;
  /** Bytes that are here, by path. */
  readonly here: ReadonlyMap<string, number>;
}

/** Looks at what an earlier pull left, and throws HubError "no-space" when the rest does not fit. */
export async function checkSpace(
  plan: PullPlan,
  { modelsDir, freeBytes = freeSpace }: Pick<PullOptions, "modelsDir" | "freeBytes">,
): Promise<void> {
  const { here } = await takeStock(plan, modelsDir);
  const needed = plan.bytes - [...here.values()].reduce((sum, bytes) => sum + bytes, 0);
  const free = await freeBytes(modelsDir);
  if (needed === 0 || needed + SPACE_TO_SPARE <= free) return;
  throw new HubError(
    "no-space",
    `${plan.reference.folder} needs ${formatBytes(needed)} more, but only ${formatBytes(free)} are free on the disk of ${modelsDir}. Make room, or set EASEL_MODELS_DIR to another disk.`,
  );
}

/**
 * Carries out a plan: downloads what is missing into a hidden folder beside the target, checks it,
 * and gives the finished model its name. Gives its folder. Whoever calls holds the partial folder
 * for itself, and drops it afterwards. Throws HubError, and the signal's reason; what has arrived is kept for the next time.
 */
export async function pullModel(plan: PullPlan, options: PullOptions): Promise<string> {
  const { client, modelsDir, signal, onProgress } = options;
  const target = path.join(modelsDir, plan.reference.folder);
  try {
    const { partial, here } = await takeStock(plan, modelsDir);
    await mkdir(partial, { recursive: true });
    const kept = [...here.values()].reduce((sum, bytes) => sum + bytes, 0);
    let done = 0;
    const tell = (file: PlannedFile, bytes: number) =>
      onProgress({
        bytes: done + bytes,
        of: plan.bytes,
        kept,
        path: file.path,
        isFileWhole: bytes === file.bytes,
      });
    for (const file of plan.files) {
      signal.throwIfAborted();
      const blob = blobOf(partial, file);
      if (!(await isPlaced(partial, plan, file)) && !(await isThere(blob.whole))) {
        await downloadBlob({
          file,
          blob,
          signal,
          connection: client.connection,
          open: (resume) =>
            client.open(plan.state, { ...file, path: file.source }, { resume, signal }),
          onBytes: (bytes) => tell(file, bytes),
        });
      }
      tell(file, file.bytes);
      done += file.bytes;
    }
    signal.throwIfAborted();
    await assemble(partial, target, plan);
  } catch (error) {
    throw inWords(error, modelsDir);
  }
  return target;
}

async function takeStock(plan: PullPlan, modelsDir: string): Promise<Stock> {
  const partial = partialFolder(modelsDir, plan.reference.folder);
  const here = new Map<string, number>();
  for (const file of plan.files) {
    const { whole, part } = blobOf(partial, file);
    const isHere = (await isPlaced(partial, plan, file)) || (await isThere(whole));
    here.set(file.path, isHere ? file.bytes : Math.min(await lengthOf(part), file.bytes));
  }
  return { partial, here };
}

/** What the disk says, as one sentence; anything else comes back as it is. */
function inWords(error: unknown, modelsDir: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new HubError(
      "no-space",
      `The disk of ${modelsDir} is full. Make room and run the same command; what has arrived is kept.`,
      { cause: error },
    );
  }
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EIO"].includes(code)) {
    return new HubError(
      "not-written",
      `${modelsDir} cannot be written (${code}). Let this user write it, or set EASEL_MODELS_DIR.`,
      { cause: error },
    );
  }
  return error;
}
