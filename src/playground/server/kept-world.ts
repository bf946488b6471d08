import { readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Logger } from "../../lib/logger.ts";
import type { LoopbackDiscord, WorldSnapshot } from "../loopback/index.ts";
import { isMissingFile } from "./missing-file.ts";

/** Raised when the shape of what is kept changes; older folders then begin anew. */
const version = 1;
const noBytes = new Uint8Array(0);

type Attachments = WorldSnapshot["state"]["attachments"];

interface Kept {
  readonly version: number;
  readonly snapshot: WorldSnapshot;
}

/**
 * Reads the world that an earlier run kept in `folder`: its state in one file, each picture in one
 * of its own. Undefined when there is none, or when it cannot be read any more.
 */
export async function loadWorld(folder: string, log: Logger): Promise<WorldSnapshot | undefined> {
  try {
    const kept: Kept = deserialize(await readFile(stateFile(folder)));
    if (kept.version !== version) return undefined;
    const { attachments } = kept.snapshot.state;
    for (const [id, attachment] of attachments) {
      // A picture whose file is gone shows as missing, and the rest of the channel lives on.
      const bytes = await readFile(attachmentFile(folder, id)).catch(() => noBytes);
      attachments.set(id, { ...attachment, bytes });
    }
    return kept.snapshot;
  } catch (error) {
    if (!isMissingFile(error)) {
      log.warn({ err: error, folder }, "The playground's channels cannot be read; it begins anew");
    }
    return undefined;
  }
}

/**
 * Keeps the world in `folder` from now on: at once after every change, and at `close`. Pictures
 * that are written leave the memory, and are read again when somebody looks.
 */
export function keepWorld(
  loopback: LoopbackDiscord,
  folder: string,
  log: Logger,
): { close(): Promise<void> } {
  const written = new Set<string>();
  let writing: Promise<void> | undefined;
  let again = false;
  const write = async (): Promise<void> => {
    do {
      again = false;
      // Whoever tells of a change may be about to finish it.
      await Promise.resolve();
      try {
        await writeWorld(loopback, folder, written);
      } catch (error) {
        log.warn({ err: error, folder }, "The playground's channels could not be kept");
      }
    } while (again);
    writing = undefined;
  };
  const keep = (): void => {
    if (writing) again = true;
    else writing = write();
  };
  const unsubscribe = loopback.events.subscribe(({ type }) => {
    if (type !== "typing") keep();
  });
  keep();
  return {
    close: async () => {
      unsubscribe();
      keep();
      await writing;
    },
  };
}

/** What people wrote and drew is for whoever started the playground. */
const OWNER_ONLY = { mode: 0o600 };

async function writeWorld(
  { world, scene }: LoopbackDiscord,
  folder: string,
  written: Set<string>,
): Promise<void> {
  const { attachments } = world.state;
  // Taken at once, so that what is awaited below cannot mix two moments.
  const light: Attachments = new Map();
  for (const [id, attachment] of attachments) light.set(id, { ...attachment, bytes: noBytes });
  const snapshot: WorldSnapshot = { state: { ...world.state, attachments: light }, scene };
  const state = serialize({ version, snapshot } satisfies Kept);
  await mkdir(path.join(folder, "files"), { recursive: true, mode: 0o700 });
  for (const id of light.keys()) {
    const attachment = attachments.get(id);
    if (!attachment || written.has(id)) continue;
    const file = attachmentFile(folder, id);
    await writeFile(file, attachment.bytes, OWNER_ONLY);
    written.add(id);
    readWhenWanted(attachment, file);
  }
  await writeFile(`${stateFile(folder)}.new`, state, OWNER_ONLY);
  await rename(`${stateFile(folder)}.new`, stateFile(folder));
  for (const name of await readdir(path.join(folder, "files"))) {
    if (!attachments.has(name)) await rm(path.join(folder, "files", name), { force: true });
  }
}

// Not enumerable, so that copying the record for the state file does not read the picture.
function readWhenWanted(attachment: object, file: string): void {
  const get = (): Uint8Array => {
    try {
      return readFileSync(file);
    } catch {
      return noBytes;
    }
  };
  Object.defineProperty(attachment, "bytes", { get, enumerable: false, configurable: true });
}

function stateFile(folder: string): string {
  return path.join(folder, "world.bin");
}

function attachmentFile(folder: string, id: string): string {
  return path.join(folder, "files", id);
}
