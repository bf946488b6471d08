import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { findModels } from "../../diffusion/description/model-files.ts";
import type { Engine } from "../../diffusion/engine.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { inEnglish, type Message, say } from "../../words/index.ts";
import type { ImageModel } from "../image-model.ts";
import { openLocalModel } from "./index.ts";
import { createRefiners, type Refiners } from "./refiners.ts";
import { checkWeights } from "./inspect-folder.ts";

/** Copying a model takes a while; until its folder has kept still for that long nobody complains. */
const SETTLED_MS = 30_000;

/** What was found in a folder when its files looked like that. */
interface Found {
  readonly fingerprint: string;
  readonly model: ImageModel | undefined;
  readonly problem: Message | undefined;
  /** When these files were first seen, in milliseconds since 1970. */
  readonly since: number;
}

/** The models in a directory, which may come and go while Easel runs. */
export interface ModelFolders {
  /**
   * Looks again and gives the models by their folders' names. A folder whose files are unchanged is
   * not read again and stays the same object. One that cannot be used is left out, and the log says
   * why, once; not while it is still being copied.
   */
  look(): Promise<readonly ImageModel[]>;
  /** Why folders were left out at the last look. */
  problems(): readonly Message[];
}

/** What the folders of models are watched with. */
export interface ModelFoldersOptions {
  /** The time in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Where the refiners among them are noted. */
  readonly refiners?: Refiners | undefined;
}

/** The models in a directory; nothing is read before the first look. */
export function createModelFolders(
  engine: Engine,
  directory: string,
  log: Logger,
  { now = Date.now, refiners = createRefiners() }: ModelFoldersOptions = {},
): ModelFolders {
  let known = new Map<string, Found>();
  const complaints = new Map<string, string>();
  let isFirst = true;

  async function find(folder: string): Promise<Found> {
    const fingerprint = await fingerprintOf(folder);
    const before = known.get(folder);
    if (before?.fingerprint === fingerprint) return before;
    const since = now();
    try {
      checkWeights(folder);
      const model = await openLocalModel(engine, folder, refiners);
      return { fingerprint, model, problem: undefined, since };
    } catch (error) {
      return { fingerprint, model: undefined, problem: problemOf(error, folder), since };
    }
  }

  function complain(folder: string, { problem, since }: Found): void {
    const said = problem && inEnglish(problem);
    if (said === undefined) complaints.delete(folder);
    else if (complaints.get(folder) !== said && (isFirst || now() - since >= SETTLED_MS)) {
      complaints.set(folder, said);
      log.warn({ folder }, said);
    }
  }

  return {
    async look() {
      // Hidden folders are on their way in or out.
      const folders = (await findModels(directory)).filter(
        (folder) => !basename(folder).startsWith("."),
      );
      const found = await Promise.all(
        folders.map(async (folder) => [folder, await find(folder)] as const),
      );
      known = new Map(found);
      for (const [folder, each] of known) complain(folder, each);
      isFirst = false;
      return found.flatMap(([, { model }]) => model ?? []);
    },
    problems: () => Array.from(known.values()).flatMap(({ problem }) => problem ?? []),
  };
}

/** Why a folder is left out, in one sentence. Throws what is neither of the model nor of the disk. */
function problemOf(error: unknown, folder: string): Message {
  if (error instanceof DiffusionError) return error.says;
  // Files that vanish while they are read, or that may not be read.
  if (!(error instanceof Error && "code" in error)) throw error;
  return say("engine.folder-unreadable", { folder: basename(folder), code: String(error.code) });
}

/** The names, lengths and times of a folder's files and of those in its parts. */
async function fingerprintOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const inside = await Promise.all(
    names.map(async (name) => {
      const parts = await readdir(join(folder, name)).catch(() => undefined);
      return parts?.map((part) => join(name, part)) ?? [name];
    }),
  );
  const files = inside.flat().toSorted();
  const marks = await Promise.all(files.map(async (file) => markOf(folder, file)));
  return marks.join("\n");
}

async function markOf(folder: string, file: string): Promise<string> {
  // A file may vanish between the two looks; its absence is a mark too.
  const facts = await stat(join(folder, file)).catch(() => undefined);
  return `${file} ${facts?.size} ${facts?.mtimeMs}`;
}
