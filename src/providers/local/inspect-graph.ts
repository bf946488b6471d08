import type { OnnxModel } from "../../diffusion/onnx/model.ts";
import { readModel } from "../../diffusion/onnx/read-model.ts";
import { neededFiles } from "../../diffusion/onnx/weight-files.ts";

/** What a graph needs beside its inputs. */
export interface GraphNeeds {
  /** The names of its operators, such as `Conv`. */
  readonly operators: ReadonlySet<string>;
  /** The files beside it that hold its weights, and how long each has to be, in bytes. */
  readonly weights: ReadonlyMap<string, number>;
  readonly model: OnnxModel;
}

/**
 * Reads which operators an .onnx file uses and which files it takes its weights from, stepping over
 * everything else. Throws FileProblem when the file is no ONNX graph or is cut, and the file
 * system's error when it cannot be opened.
 */
export function inspectGraph(path: string): GraphNeeds {
  const model = readModel(path);
  return {
    operators: new Set(model.nodes.map(({ kind }) => kind)),
    weights: new Map(neededFiles(model).map(({ file, bytes }) => [file, bytes])),
    model,
  };
}
