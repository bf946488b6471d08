import { readFile } from "node:fs/promises";
import type { SentFile } from "../../../src/discord/interactions/services.ts";
import type { FileSource } from "../../../src/images/index.ts";

/** A file that somebody sent and that lies nowhere. */
export function sentFile(bytes: Uint8Array): SentFile {
  return Object.assign(Buffer.from(bytes), { [Symbol.asyncDispose]: () => Promise.resolve() });
}

/** What stands in a file. */
export async function bytesOf(file: FileSource): Promise<Uint8Array> {
  return file instanceof Uint8Array ? file : await readFile(file.path);
}
