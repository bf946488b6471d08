import { existsSync } from "node:fs";
import { join } from "node:path";
import { say } from "../../words/index.ts";
import type { OnnxModel } from "../onnx/model.ts";
import type { TextPart } from "./model-description.ts";
import { hasPart, unusable } from "./model-files.ts";
import { findPort, fixedLength, type ModelGraphs, portOf, readGraph } from "./model-graphs.ts";

/** The files of a tokenizer, one of which is enough by itself. */
const TOKENIZER_FILES = [["tokenizer.json"], ["vocab.json", "merges.txt"]];

/**
 * Checks that a model's parts belong together, as far as their graphs and files tell, so that nobody
 * waits for a picture that cannot be drawn. Throws DiffusionError for parts that are missing or are
 * of different models.
 */
export function checkParts(
  folder: string,
  graphs: ModelGraphs,
  textParts: readonly TextPart[],
): void {
  checkSecondEncoder(folder, graphs.denoiser);
  for (const { encoder, tokenizer } of textParts) {
    portOf(readGraph(folder, encoder).inputs, "input_ids", folder, encoder);
    checkTokenizer(folder, tokenizer);
  }
  checkWidths(folder, graphs.denoiser, textParts);
  checkChannels(folder, graphs);
}

/** SDXL has two text encoders, and nothing else has a second one. */
function checkSecondEncoder(folder: string, denoiser: OnnxModel): void {
  const isXl = findPort(denoiser.inputs, "time_ids") !== undefined;
  const hasSecond = hasPart(folder, "text_encoder_2");
  if (isXl && !hasSecond)
    throw unusable(folder, say("engine.part-missing", { file: "text_encoder_2/model.onnx" }));
  if (isXl || !hasSecond) return;
  throw unusable(folder, say("engine.mixed-second-encoder"));
}

function checkTokenizer(folder: string, tokenizer: string): void {
  const isWhole = TOKENIZER_FILES.some((files) =>
    files.every((file) => existsSync(join(folder, tokenizer, file))),
  );
  if (isWhole) return;
  throw unusable(folder, say("engine.tokenizer-incomplete", { tokenizer }));
}

/** The widths of the text encoders add up to what the denoiser attends to. */
function checkWidths(folder: string, denoiser: OnnxModel, textParts: readonly TextPart[]): void {
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
  throw unusable(folder, say("engine.mixed-widths", { given, wanted }));
}

/** The autoencoder's latents are the denoiser's; a unet made for inpainting alone takes more. */
function checkChannels(folder: string, { denoiser, decoder }: ModelGraphs): void {
  const taken = fixedLength(findPort(denoiser.inputs, "sample"), 1);
  const given = fixedLength(findPort(decoder.inputs, "latent_sample"), 1);
  if (taken === undefined || given === undefined || taken === given) return;
  throw unusable(folder, say("engine.mixed-channels", { taken, given }));
}
