import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** What an entry takes beside its bytes: headers, sizes behind it, its line in the directory. */
const ENTRY_BYTES = 160;
/** The end of a zip, and what text may grow by where it cannot be packed. */
const END_BYTES = 1024;
const OWNER_ONLY = 0o600;

/** A finished part: a zip of its own. */
export interface ZipPart {
  readonly file: string;
  readonly bytes: number;
}

/** How an entry is stored: text is packed, pictures are already. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isText: boolean;
}

/** A zip that is written to disk in parts, each of which opens by itself. */
export interface ZipParts {
  /** Whether an entry of so many bytes can be added within the limits. */
  takes(name: string, bytes: number): boolean;
  /** Writes an entry, into a new part where the last has no room for it. */
  add(entry: ZipEntry): Promise<void>;
  /** Ends the last part and gives them all. */
  close(): Promise<readonly ZipPart[]>;
}

interface OpenPart {
  readonly zip: Zip;
  readonly file: string;
  readonly handle: FileHandle;
  readonly chunks: Uint8Array[];
  bytes: number;
  /** What the directory at its end will take. */
  promised: number;
}

/**
 * Writes parts of at most `limitBytes` into a folder, `mostParts` of them at most. Holds one entry in
 * memory at a time. An entry that `takes` refuses is written all the same, in a part of its own.
 */
export function openZipParts(
  folder: string,
  limits: { readonly limitBytes: number; readonly mostParts: number },
  partName: (number: number) => string,
): ZipParts {
  const finished: ZipPart[] = [];
  let current: OpenPart | undefined;

  const fits = (name: string, bytes: number): boolean =>
    current !== undefined &&
    current.bytes + current.promised + sizeOf(name, bytes) + END_BYTES <= limits.limitBytes;

  async function begin(): Promise<OpenPart> {
    const file = path.join(folder, partName(finished.length + 1));
    const handle = await open(file, "wx", OWNER_ONLY);
    const chunks: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      chunks.push(chunk);
    });
    return { zip, file, handle, chunks, bytes: 0, promised: 0 };
  }

  async function end(part: OpenPart): Promise<void> {
    part.zip.end();
    await flush(part);
    await part.handle.close();
    finished.push({ file: part.file, bytes: part.bytes });
    current = undefined;
  }

  return {
    takes: (name, bytes) =>
      fits(name, bytes) ||
      (finished.length + (current === undefined ? 0 : 1) < limits.mostParts &&
        sizeOf(name, bytes) + END_BYTES <= limits.limitBytes),
    async add({ name, bytes, isText }) {
      if (current !== undefined && !fits(name, bytes.length)) await end(current);
      current ??= await begin();
      const entry = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
      current.zip.add(entry);
      entry.push(bytes, true);
      current.promised += ENTRY_BYTES + name.length;
      await flush(current);
    },
    async close() {
      if (current !== undefined) await end(current);
      return finished;
    },
  };
}

function sizeOf(name: string, bytes: number): number {
  return bytes + 2 * (ENTRY_BYTES + name.length);
}

async function flush(part: OpenPart): Promise<void> {
  for (const chunk of part.chunks.splice(0)) {
    await part.handle.write(chunk);
    part.bytes += chunk.length;
  }
}
