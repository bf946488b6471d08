import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { describeModel } from "../../diffusion/model-folder/describe-model.ts";
import { findModels } from "../../diffusion/model-files.ts";
import type { Engine } from "../../diffusion/engine.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Message, say } from "../../words/index.ts";
import type { ImageModel } from "../image-model.ts";
import { localModelOf } from "./index.ts";
import { createControls, type LocalControls } from "./controls.ts";
import { createLoras, type LocalLoras } from "./loras.ts";
import { createRefiners, type Refiners } from "./refiners.ts";
import { checkWeights } from "./inspect-folder.ts";
import { createComplaints } from "./complaints.ts";
import { createStrayFinder } from "./stray-complaints.ts";

/** What was found in a folder when its files looked like that. */
interface Found {
  readonly fingerprint: string;
  readonly model: ImageModel | undefined;
  readonly problem: Message | undefined;
  /** What is wrong with a file that it can be used without. */
  readonly slip?: Message | undefined;
  /** What is drawn otherwise than the folder says, a sentence each. */
  readonly remarks: readonly Message[];
  /** When these files were first seen, in milliseconds since 1970. */
  readonly since: number;
}

/** The models in a directory, which may come and go while Easel runs. */
export interface ModelFolders {
  /**
   * Looks again and gives the models by their folders' names. A folder whose files are unchanged is
   * not read again and stays the same object. One that cannot be used is left out, and the log says
   * why, once, as it does of what is no model; not while it is still being copied.
   */
  look(): Promise<readonly ImageModel[]>;
  /** Why folders, or files of theirs, were left out at the last look. */
  problems(): readonly Message[];
}

/** What the folders of models are watched with. */
export interface ModelFoldersOptions {
  /** The time in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Where the refiners among them are noted. */
  readonly refiners?: Refiners | undefined;
  /** The LoRAs beside them. */
  readonly loras?: LocalLoras | undefined;
  /** The ControlNets among them. */
  readonly controls?: LocalControls | undefined;
}

/** The models in a directory; nothing is read before the first look. */
export function createModelFolders(
  engine: Engine,
  directory: string,
  log: Logger,
  {
    now = Date.now,
    refiners = createRefiners(),
    loras = createLoras(directory),
    controls = createControls(directory),
  }: ModelFoldersOptions = {},
): ModelFolders {
  let known = new Map<string, Found>();
  const complaints = createComplaints(log, now);
  const strays = createStrayFinder(directory, now);

  async function find(folder: string): Promise<Found> {
    const fingerprint = await fingerprintOf(folder);
    const before = known.get(folder);
    if (before?.fingerprint === fingerprint) return before;
    const since = now();
    try {
      checkWeights(folder);
      const description = await describeModel(folder);
      const model = localModelOf(engine, description, { refiners, loras, controls });
      const { remarks: drawn, wordListProblem } = description;
      const remarks = [...drawn, ...(wordListProblem === undefined ? [] : [wordListProblem])];
      return { fingerprint, model, problem: undefined, slip: wordListProblem, remarks, since };
    } catch (error) {
      const problem = problemOf(error, folder);
      return { fingerprint, model: undefined, problem, remarks: [], since };
    }
  }

  return {
    async look() {
      await Promise.all([loras.look(), controls.look()]);
      // Hidden folders are on their way in or out.
      const folders = (await findModels(directory)).filter(
        (folder) => !basename(folder).startsWith("."),
      );
      const found = await Promise.all(
        folders.map(async (folder) => [folder, await find(folder)] as const),
      );
      known = new Map(found);
      const unusual = found.map(([path, { problem, remarks, since }]) => ({
        path,
        says: problem === undefined ? remarks : [problem],
        since,
      }));
      complaints.tell([...unusual, ...(await strays())]);
      return found.flatMap(([, { model }]) => model ?? []);
    },
    problems: () =>
      Array.from(known.values()).flatMap(({ problem, slip }) => problem ?? slip ?? []),
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
