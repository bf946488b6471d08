import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Logger } from "../../lib/logger.ts";
import { isMissingFile } from "./missing-file.ts";
import type { LoopbackDiscord, WorldSnapshot } from "../loopback/index.ts";

/** Raised when the shape of what is kept changes; older folders then begin anew. */
const version = 1;
const pauseMs = 300;
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
      const bytes = await readFile(attachmentFile(folder, id)).catch(() => undefined);
      // A picture whose file is gone shows as missing, and the rest of the channel lives on.
      attachments.set(id, { ...attachment, bytes: bytes ?? noBytes });
    }
    return kept.snapshot;
  } catch (error) {
    if (!isMissingFile(error)) {
      log.warn({ error, folder }, "The playground's channels could not be read; it begins anew");
    }
    return undefined;
  }
}

/** Keeps the world in `folder` from now on: shortly after every change, and at `close`. */
export function keepWorld(
  loopback: LoopbackDiscord,
  folder: string,
  log: Logger,
): { close(): Promise<void> } {
  const written = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    timer = undefined;
    writing = writing
      .then(() => writeWorld(loopback, folder, written))
      .catch((error: unknown) => {
        log.warn({ error, folder }, "The playground's channels could not be kept");
      });
    return writing;
  };
  const unsubscribe = loopback.events.subscribe(() => {
    timer ??= setTimeout(() => void write(), pauseMs);
  });
  return {
    close: async () => {
      unsubscribe();
      clearTimeout(timer);
      await write();
    },
  };
}

async function writeWorld(
  { world, scene }: LoopbackDiscord,
  folder: string,
  written: Set<string>,
): Promise<void> {
  const { attachments } = world.state;
  // Taken at once, so that what is awaited below cannot mix two moments.
  const light: Attachments = new Map(
    [...attachments].map(([id, attachment]) => [id, { ...attachment, bytes: noBytes }]),
  );
  const snapshot: WorldSnapshot = { state: { ...world.state, attachments: light }, scene };
  const state = serialize({ version, snapshot } satisfies Kept);
  const pictures = [...attachments.values()].filter(({ id }) => !written.has(id));
  await mkdir(path.join(folder, "files"), { recursive: true });
  for (const { id, bytes } of pictures) {
    await writeFile(attachmentFile(folder, id), bytes);
    written.add(id);
  }
  await writeFile(`${stateFile(folder)}.new`, state);
  await rename(`${stateFile(folder)}.new`, stateFile(folder));
  for (const name of await readdir(path.join(folder, "files"))) {
    if (!light.has(name)) await rm(path.join(folder, "files", name), { force: true });
  }
}

function stateFile(folder: string): string {
  return path.join(folder, "world.bin");
}

function attachmentFile(folder: string, id: string): string {
  return path.join(folder, "files", id);
}
