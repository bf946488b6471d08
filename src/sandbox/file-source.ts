import { once } from "node:events";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Writable } from "node:stream";

/** A file for the other process: its bytes, or where it lies; then it is streamed from there. */
export type FileSource = Uint8Array | { readonly path: string };

/** A file that is ready to be sent, and its size in bytes. */
export interface OpenedFile {
  readonly size: number;
  /** Writes exactly `size` bytes; throws when the file became shorter. */
  writeTo(stream: Writable): Promise<void>;
  close(): Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/** Opens a file. Throws an Error for a path that leads to nothing, or to no regular file. */
export async function openFile(source: FileSource): Promise<OpenedFile> {
  if (source instanceof Uint8Array) {
    return {
      size: source.length,
      writeTo: (stream) => writeAll(stream, source),
      close: async () => {},
    };
  }
  // To open a FIFO would wait for whoever writes to it.
  const handle = await open(source.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error(`${source.path} is no regular file`);
    const { size } = stats;
    return {
      size,
      writeTo: (stream) => copy(handle, size, stream),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function copy(handle: FileHandle, size: number, stream: Writable): Promise<void> {
  for (let at = 0; at < size;) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) throw new Error("A file became shorter while it was read");
    await writeAll(stream, buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

/** A stream that breaks is no fault of the file; whoever waits for an answer notices it. */
async function writeAll(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (stream.destroyed || stream.write(bytes)) return;
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]).catch(
    () => {},
  );
  settled.abort();
}
