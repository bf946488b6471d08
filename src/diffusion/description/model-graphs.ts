import { clauseOf } from "../errors.ts";
import type { FixedSize } from "./model-description.ts";
import { graphPath, hasPart, unusable } from "./model-files.ts";
import { type GraphHeader, type GraphPort, readOnnxHeader } from "./onnx-header.ts";

/** What a model's graphs take and give; no encoder means that it cannot start from a picture. */
export interface ModelGraphs {
  readonly denoiser: GraphHeader;
  readonly decoder: GraphHeader;
  readonly encoder: GraphHeader | undefined;
}

/** Reads the headers of a model's graphs. Throws DiffusionError for one that is missing or damaged. */
export function readGraphs(folder: string): ModelGraphs {
  if (!hasPart(folder, "text_encoder") && !hasPart(folder, "text_encoder_2")) {
    throw unusable(folder, "text_encoder/model.onnx is missing");
  }
  return {
    denoiser: readGraph(folder, "unet"),
    decoder: readGraph(folder, "vae_decoder"),
    encoder: hasPart(folder, "vae_encoder") ? readGraph(folder, "vae_encoder") : undefined,
  };
}

/** Reads the header of one graph, such as `unet`. Throws DiffusionError when it cannot. */
export function readGraph(folder: string, part: string): GraphHeader {
  if (!hasPart(folder, part)) throw unusable(folder, `${part}/model.onnx is missing`);
  try {
    return readOnnxHeader(graphPath(folder, part));
  } catch (error) {
    throw unusable(folder, `${part}/model.onnx cannot be read (${clauseOf(error)})`, error);
  }
}

/** An input or output by name, undefined when there is none. */
export function findPort(ports: readonly GraphPort[], name: string): GraphPort | undefined {
  return ports.find((candidate) => candidate.name === name);
}

/** An input of a part's graph by name. Throws DiffusionError when it has none of that name. */
export function portOf(
  ports: readonly GraphPort[],
  name: string,
  folder: string,
  part: string,
): GraphPort {
  const port = findPort(ports, name);
  if (port === undefined) throw unusable(folder, `${part}/model.onnx has no input named ${name}`);
  return port;
}

/** Height and width that a port [batch, channels, height, width] is fixed to. */
export function fixedSize(port: GraphPort): FixedSize {
  const [height, width] = [fixedLength(port, 2), fixedLength(port, 3)];
  return height !== undefined && width !== undefined ? { height, width } : undefined;
}

/** One length of a port's shape, undefined where any is taken. */
export function fixedLength(port: GraphPort | undefined, dimension: number): number | undefined {
  const length = port?.dims[dimension];
  return typeof length === "number" && length > 0 ? length : undefined;
}
