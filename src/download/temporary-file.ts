import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { say } from "../words/index.ts";
import { DownloadError } from "./download-error.ts";

/** What a process that was killed left behind is older than any download lasts. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** A file that was fetched. It is removed when it is disposed of, unless it was moved away. */
export interface DownloadedFile extends AsyncDisposable {
  readonly path: string;
  readonly bytes: number;
}

/** A folder for files that are on their way. */
export interface IncomingFolder {
  /**
   * Writes pieces, as they come, to a new file that only this user may read. What was written is
   * removed when a piece does not come or cannot be written.
   * Throws DownloadError for the disk's reasons, and whatever the pieces throw.
   */
  write(pieces: AsyncIterable<Uint8Array>): Promise<DownloadedFile>;
}

/** Files go into this folder, which is made when it is needed; each into one of its own unless given. */
export function openIncomingFolder(folder?: string): IncomingFolder {
  if (folder === undefined) return { write: writeAlone };
  let opened: Promise<void> | undefined;
  const open = async (): Promise<void> => {
    opened ??= prepare(folder);
    // One that could not be made is tried again: the disk may have room by then.
    opened.catch(() => (opened = undefined));
    return opened;
  };
  return {
    write: async (pieces) => {
      await open().catch(inWords);
      const place = path.join(folder, randomUUID());
      return writeAll(place, pieces, () => rm(place, { force: true }));
    },
  };
}

/** One of the system's folders for one file; both go together. */
async function writeAlone(pieces: AsyncIterable<Uint8Array>): Promise<DownloadedFile> {
  const own = await mkdtemp(path.join(tmpdir(), "easel-incoming-")).catch(inWords);
  return writeAll(path.join(own, "file"), pieces, () => rm(own, { recursive: true, force: true }));
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(file, { recursive: true, force: true });
  }
}

async function writeAll(
  place: string,
  pieces: AsyncIterable<Uint8Array>,
  remove: () => Promise<void>,
): Promise<DownloadedFile> {
  const file = await open(place, "wx", 0o600).catch(async (error: unknown) => {
    await remove();
    return inWords(error);
  });
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      await file.write(piece).catch(inWords);
      bytes += piece.length;
    }
    return { path: place, bytes, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await file.close();
  }
}

/** What the disk says, in words without a path. */
function inWords(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  const says = isFull ? say("downloads.disk-full") : say("downloads.not-written", { reason: code });
  throw new DownloadError(says, { cause: error, temporary: isFull });
}
