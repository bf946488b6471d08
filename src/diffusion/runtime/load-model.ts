import { join } from "node:path";
import type { DiffusionStage } from "../../domain/errors.ts";
import type { TinyDecoder } from "../model-folder/find-tiny-decoder.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { graphPath } from "../model-files.ts";
import { familyOf } from "../families/index.ts";
import { fitPreview } from "../fit-preview.ts";
import { fitUpsamplers } from "../graph/fit-upsamplers.ts";
import { openTokens } from "../graph/open-tokens.ts";
import { flattenProjections } from "../graph/flatten-projections.ts";
import { fuseAttention } from "../graph/fuse-attention.ts";
import { halveProjections } from "../graph/halve-projections.ts";
import { openControl } from "../graph/open-control.ts";
import type { Rewrite } from "../graph/rewrite.ts";
import { createLoraChoice, type NamedLora } from "../lora/lora-choice.ts";
import type { LoraPart } from "../lora/parse-key.ts";
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
export const rewritesOf: Readonly<Partial<Record<DiffusionStage, readonly Rewrite[]>>> = {
  "text-encoder": [openTokens],
  denoiser: [fitUpsamplers, fuseAttention, halveProjections, flattenProjections],
};

/** A loaded model that can be freed again. */
export interface ReleasableModel extends LoadedModel {
  /**
   * Draws with these LoRAs from now on, and with no others. Only parts that this changes are loaded
   * anew, when they are used next. Throws DiffusionError for a LoRA that does not fit the model.
   */
  useLoras(loras: readonly NamedLora[]): Promise<void>;
  /** Lets ControlNets steer the denoiser from now on. */
  openForControl(): Promise<void>;
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
  const graphs = new Set<Once<Session>>();
  const loras = createLoraChoice(description);
  let isSteered = false;
  const graph = (path: string, stage: DiffusionStage, more = (): readonly Rewrite[] => []) => {
    const opened = once(() => open(path, stage, [...more(), ...(rewritesOf[stage] ?? [])]));
    graphs.add(opened);
    return opened;
  };
  const part = (name: string, stage: DiffusionStage) =>
    graph(graphPath(description.folder, name), stage);
  /** What is made of a part's graph, and made anew when other LoRAs change it. */
  const changing = <Value>(which: LoraPart, name: string, make: (session: Session) => Value) => {
    const stage = which === "denoiser" ? "denoiser" : "text-encoder";
    const fresh = () => {
      const path = graphPath(description.folder, name);
      const session = graph(path, stage, () => [
        ...loras.rewritesOf(which),
        ...(which === "denoiser" && isSteered ? [openControl] : []),
      ]);
      return { session, value: once(async () => make(await session())) };
    };
    let now = fresh();
    const renew = async () => {
      const before = now;
      now = fresh();
      graphs.delete(before.session);
      await release(before.session);
    };
    loras.onChange(which, renew);
    return Object.assign(() => now.value(), { renew });
  };
  const textParts = description.textParts.map((text, index): LoadedTextPart => {
    const readNorm = () => finalLayerNorm(graphPath(description.folder, text.encoder));
    const encoder = changing(index, text.encoder, (session) =>
      createTextEncoder(session, text, readNorm),
    );
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
  let control: { readonly path: string; readonly session: Once<Session> } | undefined;
  const denoiser = changing("denoiser", description.denoiser, (session) =>
    family.createDenoiser(session),
  );
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
    denoiser,
    async control(path) {
      if (control?.path !== path) {
        const before = control;
        control = { path, session: graph(path, "denoiser") };
        if (before !== undefined) {
          graphs.delete(before.session);
          await release(before.session);
        }
      }
      return await control.session();
    },
    async openForControl() {
      // Once open, it stays so: with zeros it draws the same.
      if (isSteered) return;
      isSteered = true;
      await denoiser.renew();
    },
    useLoras: (chosen) => loras.choose(chosen),
    autoencoder: tiny && isTinyDecoderEnough ? { ...autoencoder, decode: tiny } : autoencoder,
    picturesTogether: options.picturesTogether ?? 1,
    preview: tiny
      ? createTinyPreview({ decode: tiny, otherwise: byMap })
      : async (latents) => byMap(latents),
    learnPreview({ latents, picture }) {
      previewMap ??= fitPreview(latents, picture);
    },
    async release() {
      for (const opened of graphs) await release(opened);
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

/** Frees a graph that was opened; one that nobody asked for, or that failed, takes nothing. */
async function release({ made }: Once<Session>): Promise<void> {
  const session = await made()?.catch(() => undefined);
  await session?.release();
}

/** Makes a value when it is first asked for; a failure is forgotten, so that it may be tried again. */
function once<Value>(make: () => Promise<Value>): Once<Value> {
  let made: Promise<Value> | undefined;
  const get = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return Object.assign(get, { made: () => made });
}

interface Once<Value> {
  (): Promise<Value>;
  /** What was made; undefined where nobody asked yet. */
  readonly made: () => Promise<Value> | undefined;
}
