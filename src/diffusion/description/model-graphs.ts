import { say } from "../../words/index.ts";
import type { OnnxModel, Port } from "../onnx/model.ts";
import { readModel } from "../onnx/read-model.ts";
import type { FixedSize } from "./model-description.ts";
import { graphPath, unreadable, unusable } from "../model-files.ts";

/** Reads one graph, such as `unet`. Throws DiffusionError when it cannot. */
export function readGraph(folder: string, part: string): OnnxModel {
  try {
    return readModel(graphPath(folder, part));
  } catch (error) {
    throw unusable(folder, unreadable(`${part}/model.onnx`, error), { cause: error });
  }
}

/** An input or output by name, undefined when there is none. */
export function findPort(ports: readonly Port[], name: string): Port | undefined {
  return ports.find((candidate) => candidate.name === name);
}

/** An input of a part's graph by name. Throws DiffusionError when it has none of that name. */
export function portOf(ports: readonly Port[], name: string, folder: string, part: string): Port {
  const port = findPort(ports, name);
  if (port === undefined) {
    throw unusable(folder, say("engine.no-input", { file: `${part}/model.onnx`, name }));
  }
  return port;
}

/** Height and width that a port [batch, channels, height, width] is fixed to. */
export function fixedSize(port: Port): FixedSize {
  const [height, width] = [fixedLength(port, 2), fixedLength(port, 3)];
  return height !== undefined && width !== undefined ? { height, width } : undefined;
}

/** One length of a port's shape, undefined where any is taken. */
export function fixedLength(port: Port | undefined, dimension: number): number | undefined {
  const length = port?.dims[dimension];
  return typeof length === "number" && length > 0 ? length : undefined;
}
