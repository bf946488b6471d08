import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { findModels } from "../../diffusion/model-files.ts";
import type { Engine } from "../../diffusion/engine.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { Message } from "../../words/index.ts";
import type { ImageModel } from "../image-model.ts";
import { type Beside, localModelOf } from "./index.ts";
import { createComplaints } from "./complaints.ts";
import { fileMark } from "./file-mark.ts";
import type { Inspector } from "./inspection/inspector.ts";
import { createStrayFinder } from "./stray-complaints.ts";

/** What was found in a folder when its files looked like that. */
interface Found {
  readonly fingerprint: string;
  readonly model: ImageModel | undefined;
  readonly description: ModelDescription | undefined;
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
   * why, once, as it does of what is no model; not while it is still being copied. When `signal`
   * aborts, what is known by then is given, and the others go on being read for the next look.
   */
  look(signal?: AbortSignal): Promise<readonly ImageModel[]>;
  /** Why folders, or files of theirs, were left out at the last look. */
  problems(): readonly Message[];
}

/** What the folders of models are watched with. */
export interface ModelFoldersParts {
  readonly engine: Engine;
  readonly directory: string;
  readonly log: Logger;
  /** Reads the folders. */
  readonly inspector: Inspector;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** What goes with the models. */
  readonly beside: Beside;
}

/** The models in a directory; nothing is read before the first look. */
export function createModelFolders({
  engine,
  directory,
  log,
  inspector,
  now,
  beside,
}: ModelFoldersParts): ModelFolders {
  const { loras, controls } = beside;
  const known = new Map<string, Found>();
  const complaints = createComplaints(log, now);
  const isControl = (path: string): boolean =>
    controls.all().some(({ folder, problem }) => folder === path && problem === undefined);
  const strays = createStrayFinder(directory, now, isControl);
  let looking: Promise<void> | undefined;

  async function find(folder: string): Promise<void> {
    known.set(folder, await read(folder));
  }

  async function read(folder: string): Promise<Found> {
    const fingerprint = await fingerprintOf(folder);
    const before = known.get(folder);
    if (before?.fingerprint === fingerprint) return before;
    const since = now();
    try {
      const description = await inspector.describe(folder, { weights: true });
      const model = localModelOf(engine, description, beside);
      const { remarks: drawn, wordListProblem: slip } = description;
      const remarks = [...drawn, ...(slip === undefined ? [] : [slip])];
      return { fingerprint, model, description, problem: undefined, slip, remarks, since };
    } catch (error) {
      if (!(error instanceof DiffusionError)) throw error;
      const nothing = { model: undefined, description: undefined, remarks: [] };
      return { fingerprint, problem: error.says, since, ...nothing };
    }
  }

  async function lookAtAll(): Promise<void> {
    const lookBeside = Promise.all([loras.look(), controls.look()]);
    lookBeside.catch(() => {});
    // Hidden folders are on their way in or out.
    const folders = (await findModels(directory)).filter(
      (folder) => !basename(folder).startsWith("."),
    );
    for (const folder of known.keys()) if (!folders.includes(folder)) known.delete(folder);
    await Promise.all(folders.map(find));
    await lookBeside;
    const models = Array.from(known.values()).flatMap(({ description }) => description ?? []);
    await Promise.all([loras.compareWith(models), controls.compareWith(models)]);
    const unusual = Array.from(known, ([path, { problem, remarks, since }]) => ({
      path,
      says: problem === undefined ? remarks : [problem],
      since,
    }));
    complaints.tell([...unusual, ...(await strays())]);
  }

  return {
    async look(signal) {
      looking ??= lookAtAll().finally(() => {
        looking = undefined;
      });
      await untilAborted(looking, signal).catch((error: unknown) => {
        if (signal?.aborted !== true) throw error;
      });
      return Array.from(known)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([, { model }]) => model ?? []);
    },
    problems: () =>
      Array.from(known.values()).flatMap(({ problem, slip }) => problem ?? slip ?? []),
  };
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
  // A file may vanish between the two looks; its absence is a mark too.
  const marks = await Promise.all(
    files.map(async (file) => `${file} ${await fileMark(join(folder, file))}`),
  );
  return marks.join("\n");
}
