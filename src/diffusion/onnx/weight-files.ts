import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep, win32 } from "node:path";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import type { OnnxModel } from "./model.ts";
import { withFile } from "./open-file.ts";

/** The real folder of a graph's weights, and how to name each file relative to it. */
export interface WeightFolder {
  readonly folder: string;
  readonly locate: (file: string) => string;
}

/**
 * Where the weights of a graph lie, links followed: the folder that the graph itself really lies in.
 * A cache of links, all of which lead into one folder, is such a place too. `locate` throws
 * FileProblem for a file that lies elsewhere, by whatever spelling or link, and the file system's
 * error for one that is missing.
 */
export function weightFolder({ path }: Pick<OnnxModel, "path">): WeightFolder {
  const real = realpathSync(path);
  const folder = dirname(real);
  return {
    folder,
    locate(file) {
      if (!isPlain(file)) throw outside();
      const place = relative(folder, realpathSync(join(dirname(path), file)));
      if (!isPlain(place)) throw outside();
      return place.split(sep).join("/");
    },
  };
}

/** A file that holds weights of a graph, and how long it has to be, in bytes. */
export interface NeededFile {
  readonly file: string;
  readonly bytes: number;
}

/** The files beside a graph that it takes weights from. */
export function neededFiles({ weights }: Pick<OnnxModel, "weights">): NeededFile[] {
  const needed = new Map<string, number>();
  for (const { data } of weights) {
    if (data.kind !== "file" || data.isOwn) continue;
    const end = data.offset + (data.length ?? 0);
    needed.set(data.file, Math.max(needed.get(data.file) ?? 0, end));
  }
  return Array.from(needed, ([file, bytes]) => ({ file, bytes }));
}

/**
 * The length of a file beside a graph that it takes weights from. Throws FileProblem when the file
 * lies elsewhere or is no ordinary one, and the file system's error when it is missing.
 */
export function weightFileSize(model: Pick<OnnxModel, "path">, file: string): number {
  weightFolder(model).locate(file);
  // By the way that was given: who may read the model's folder alone follows its links, and no others.
  return withFile(join(dirname(model.path), file), ({ size }) => size);
}

/** Whether a path leads down from where it begins, on every system. */
function isPlain(path: string): boolean {
  if (path === "" || path.includes("\0") || isAbsolute(path) || win32.isAbsolute(path))
    return false;
  return !/(^|[\\/])\.\.([\\/]|$)|^[a-z]:/iu.test(path);
}

const outside = () => new FileProblem(say("engine.weights-outside"));
