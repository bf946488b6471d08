import { join } from "node:path";
import type { DiffusionStage } from "../../domain/errors.ts";
import type { TinyDecoder } from "../model-folder/find-tiny-decoder.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { graphPath } from "../model-files.ts";
import { familyOf } from "../families/index.ts";
import { fitPreview } from "../fit-preview.ts";
import { fitUpsamplers } from "../graph/fit-upsamplers.ts";
import { openTokens } from "../graph/open-tokens.ts";
import type { Rewrite } from "../graph/rewrite.ts";
import { autoencoderTiling } from "../models/autoencoder-tiling.ts";
import { type Autoencoder, createAutoencoder } from "../models/autoencoder.ts";
import { finalLayerNorm } from "../models/final-layer-norm.ts";
import type { LoadedModel, LoadedTextPart } from "../models/loaded-model.ts";
import { outputOf, type Session } from "../onnx/session.ts";
import { createTextEncoder } from "../models/text-encoder.ts";
import { previewLatents } from "../preview.ts";
import { scale, type Tensor } from "../tensor.ts";
import { createTinyPreview } from "../tiny-preview.ts";
import { loadT5Tokenizer } from "../tokenizer/load-t5-tokenizer.ts";
import { loadTokenizer } from "../tokenizer/load-tokenizer.ts";

/** Opens one part of a model on the device that suits it, rewritten as listed where that is possible. */
export type OpenPart = (
  path: string,
  stage: DiffusionStage,
  rewrites: readonly Rewrite[],
) => Promise<Session>;

/** Tokens that T5 is given where a description does not say. */
const SHORTEST_T5 = 256;

/** What is changed in the graphs of each stage, in order. */
const rewrites: Readonly<Partial<Record<DiffusionStage, readonly Rewrite[]>>> = {
  "text-encoder": [openTokens],
  denoiser: [fitUpsamplers],
};

/** A loaded model that can be freed again. */
export interface ReleasableModel extends LoadedModel {
  /** Frees every part that was loaded. */
  release(): Promise<void>;
}

/** How a model is used, beside what it is. */
export interface LoadModelOptions {
  /** Keeps what is computed small, too, where memory is short. */
  readonly isSparing?: boolean;
  /** How many pictures may share the denoiser's runs. */
  readonly picturesTogether?: number;
  /** A tiny autoencoder's decoder, for previews. */
  readonly tinyDecoder?: TinyDecoder | undefined;
  /** Whether the tiny decoder makes the finished pictures as well. */
  readonly isTinyDecoderEnough?: boolean;
}

/** A model whose parts are opened when they are first used, each once. */
export function loadModel(
  description: ModelDescription,
  open: OpenPart,
  options: LoadModelOptions = {},
): ReleasableModel {
  const { isSparing = false, tinyDecoder, isTinyDecoderEnough = false } = options;
  const opened: Promise<Session>[] = [];
  const graph = (path: string, stage: DiffusionStage) =>
    once(() => {
      const session = open(path, stage, rewrites[stage] ?? []);
      opened.push(session);
      return session;
    });
  const part = (name: string, stage: DiffusionStage) =>
    graph(graphPath(description.folder, name), stage);
  const textParts = description.textParts.map((text): LoadedTextPart => {
    const graphOf = part(text.encoder, "text-encoder");
    const readNorm = () => finalLayerNorm(graphPath(description.folder, text.encoder));
    const encoder = once(async () => createTextEncoder(await graphOf(), text, readNorm));
    const folder = join(description.folder, text.tokenizer);
    return text.kind === "clip"
      ? { kind: "clip", tokenizer: once(() => loadTokenizer(folder)), encoder }
      : {
          kind: "t5",
          tokenizer: once(() => loadT5Tokenizer(folder)),
          encoder,
          length: text.length ?? SHORTEST_T5,
        };
  });
  const family = familyOf(description.family);
  const denoiser = part(description.denoiser, "denoiser");
  let previewMap = description.preview;
  const autoencoder = createAutoencoder({
    numbers: description.latentNumbers,
    channels: description.latentChannels,
    tiling: autoencoderTiling(description, { isSparing }),
    encoder: part("vae_encoder", "autoencoder"),
    decoder: part("vae_decoder", "autoencoder"),
  });
  const tiny = tinyDecoder && decoderOf(tinyDecoder, graph(tinyDecoder.path, "autoencoder"));
  const byMap = (latents: Tensor) => previewMap && previewLatents(latents, previewMap);
  return {
    description,
    textParts,
    denoiser: once(async () => family.createDenoiser(await denoiser())),
    autoencoder: tiny && isTinyDecoderEnough ? { ...autoencoder, decode: tiny } : autoencoder,
    picturesTogether: options.picturesTogether ?? 1,
    preview: tiny
      ? createTinyPreview({ decode: tiny, otherwise: byMap })
      : async (latents) => byMap(latents),
    learnPreview({ latents, picture }) {
      previewMap ??= fitPreview(latents, picture);
    },
    async release() {
      const sessions = await Promise.allSettled(opened);
      for (const session of sessions) {
        if (session.status === "fulfilled") await session.value.release();
      }
    },
  };
}

function decoderOf(
  { scalingFactor }: TinyDecoder,
  decoder: () => Promise<Session>,
): Autoencoder["decode"] {
  return async (latents) => {
    const session = await decoder();
    const outputs = await session.run({ latent_sample: scale(1 / scalingFactor, latents) });
    return outputOf(outputs, "sample");
  };
}

/** Makes a value when it is first asked for; a failure is forgotten, so that it may be tried again. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
