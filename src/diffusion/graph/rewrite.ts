import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import type { OnnxModel } from "../onnx/model.ts";
import { weightFolder } from "../onnx/weight-files.ts";
import { writeModel } from "../onnx/write-model.ts";

/**
 * A change of a graph when it is loaded: works on the model in place, and gives whether anything is
 * another than before. Rewrites are applied one after the other; each finds what those before it left.
 */
export interface Rewrite {
  (model: OnnxModel): boolean;
  /** Whether a graph without it is not the one that was asked for. */
  readonly isNeeded?: boolean;
  /**
   * Whether ONNX Runtime makes new weights of old ones when it loads the graph: not where weights are
   * to stay in their files.
   */
  readonly makesWeights?: boolean;
}

/** A graph that was rewritten, as ONNX Runtime takes it. */
export interface RewrittenGraph {
  readonly bytes: Uint8Array;
  /** The folder that the weights' files are named relative to. */
  readonly folder: string;
  /** The rewrites that changed something. */
  readonly applied: ReadonlySet<Rewrite>;
}

/**
 * Applies rewrites to a model, which they change; undefined when none of them changes anything.
 * No weight is read or copied: those inside the file become references into that same file, which
 * ONNX Runtime follows by itself. What is held is the bare graph, some hundred kilobytes; no patched
 * copy of gigabytes lies about that could fill a disk or outlive its model, and model folders may be
 * read-only. Throws FileProblem when weights lie outside of the model's folder.
 */
export function rewriteModel(
  model: OnnxModel,
  rewrites: readonly Rewrite[],
): RewrittenGraph | undefined {
  const applied = new Set(rewrites.filter((rewrite) => rewrite(model)));
  if (applied.size === 0) return undefined;
  const { folder, locate } = weightFolder(model);
  const others = new Set(
    model.weights.flatMap(({ data }) =>
      data.kind === "file" && data.isElsewhere ? [data.file] : [],
    ),
  );
  if (others.size === 0) return { bytes: writeModel(model, cached(locate)), folder, applied };
  // ONNX Runtime takes files below one folder only: the one that all of them have in common.
  const elsewhere = new Map(Array.from(others, (file) => [file, realpathSync(file)]));
  const root = commonFolder([folder, ...Array.from(elsewhere.values(), dirname)]);
  const below = cached((file) =>
    slashed(relative(root, elsewhere.get(file) ?? join(folder, locate(file)))),
  );
  return { bytes: writeModel(model, below), folder: root, applied };
}

/** The deepest folder that all of these are or lie in. Throws FileProblem where they have none. */
function commonFolder(folders: readonly string[]): string {
  const [first = "", ...rest] = folders;
  let common = first;
  while (!rest.every((folder) => isWithin(folder, common))) {
    const parent = dirname(common);
    if (parent === common) throw new FileProblem(say("lora.other-drive"));
    common = parent;
  }
  return common;
}

function isWithin(folder: string, parent: string): boolean {
  const way = relative(parent, folder);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

const slashed = (path: string): string => path.split(sep).join("/");

/** Many weights lie in few files. */
function cached(locate: (file: string) => string): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const place = known.get(file) ?? locate(file);
    known.set(file, place);
    return place;
  };
}
