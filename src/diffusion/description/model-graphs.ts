import { reasonOf } from "../errors.ts";
import type { FixedSize, TextPart } from "./model-description.ts";
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
    throw unusable(folder, `${part}/model.onnx cannot be read (${reasonOf(error)})`, error);
  }
}

/** An input or output by name, undefined when there is none. */
export function findPort(ports: readonly GraphPort[], name: string): GraphPort | undefined {
  return ports.find((candidate) => candidate.name === name);
}

/** An input by name. Throws DiffusionError when the graph has none of that name. */
export function portOf(ports: readonly GraphPort[], name: string, folder: string): GraphPort {
  const port = findPort(ports, name);
  if (port === undefined) throw unusable(folder, `its graph has no input named ${name}`);
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

/**
 * Checks that the text encoders belong to the denoiser, as far as the graphs tell: SDXL's second is
 * there, and their widths add up to what it attends to. Throws DiffusionError for parts of different models.
 */
export function checkWidths(
  folder: string,
  denoiser: GraphHeader,
  textParts: readonly TextPart[],
): void {
  const isXl = findPort(denoiser.inputs, "time_ids") !== undefined;
  if (isXl && !hasPart(folder, "text_encoder_2")) {
    throw unusable(folder, "text_encoder_2/model.onnx is missing");
  }
  const wanted = fixedLength(findPort(denoiser.inputs, "encoder_hidden_states"), 2);
  const widths = textParts.map(({ encoder }) => {
    const { outputs } = readGraph(folder, encoder);
    return fixedLength(
      outputs.find(({ name }) => /^(last_hidden_state|hidden_states\.)/u.test(name)),
      2,
    );
  });
  const given = widths.reduce<number | undefined>(
    (sum, width) => (sum === undefined || width === undefined ? undefined : sum + width),
    0,
  );
  if (wanted === undefined || given === undefined || wanted === given) return;
  throw unusable(
    folder,
    `its parts are of different models: the text encoder is ${given} wide, but unet takes ${wanted}`,
  );
}
