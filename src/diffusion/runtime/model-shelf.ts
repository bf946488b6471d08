import { describeModel } from "../model-folder/describe-model.ts";
import { findTinyDecoder } from "../model-folder/find-tiny-decoder.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { graphPath, hasPart } from "../model-files.ts";
import type { Message } from "../../words/index.ts";
import type { NamedLora } from "../lora/lora-choice.ts";
import { readModel } from "../onnx/read-model.ts";
import { weighModel } from "../onnx/weigh-model.ts";
import { type ChosenProvider, chooseProvider } from "./choose-provider.ts";
import { type ReleasableModel, loadModel } from "./load-model.ts";
import { defaultBudget } from "./memory-budget.ts";
import { PartMemory } from "./part-memory.ts";
import { createPartOpener, memoryOf } from "./part-opener.ts";
import type { InferenceSettings, Report } from "./protocol.ts";

/** What a shelf tells: reports for the bot's process, and warnings for whoever waits for a picture. */
export interface ShelfVoices {
  readonly report: (report: Report) => Promise<void>;
  readonly warn: (message: Message) => Promise<void>;
}

/** Models without their parts are small, but a folder may be replaced by another of its name. */
const MOST_MODELS = 8;

/** Pictures that share a GPU's runs: with guidance that is twice as many rows. */
const GROUP = 4;

/**
 * Holds the models that were used lately. Their parts are loaded when they are needed and share one
 * memory budget: several models stay ready where they fit, and one large model is drawn part by
 * part. The execution provider is chosen when the first model is asked for.
 */
export class ModelShelf {
  readonly #settings: InferenceSettings;
  readonly #voices: ShelfVoices;
  readonly #budget: number;
  readonly #memory: PartMemory;
  #provider: ChosenProvider | undefined;
  /** In the order of their last use. */
  readonly #models = new Map<string, ReleasableModel>();

  constructor(settings: InferenceSettings, voices: ShelfVoices) {
    this.#settings = settings;
    this.#voices = voices;
    this.#budget = settings.memoryBudget ?? defaultBudget();
    this.#memory = new PartMemory(this.#budget);
  }

  /** What the parts in memory should take, in bytes, and how many had to go so far. */
  get memory(): { readonly held: number; readonly releases: number; readonly budget: number } {
    const { held, releases } = this.#memory;
    return { held, releases, budget: this.#budget };
  }

  /**
   * The model in that folder, ready to draw with these LoRAs. Throws DiffusionError for an unusable
   * folder or device, and for a LoRA that does not fit it.
   */
  async take(folder: string, loras: readonly NamedLora[] = []): Promise<ReleasableModel> {
    const model = this.#models.get(folder) ?? (await this.#load(folder));
    await model.useLoras(loras);
    this.#models.delete(folder);
    this.#models.set(folder, model);
    for (const [other, unused] of this.#models) {
      if (this.#models.size <= MOST_MODELS) break;
      this.#models.delete(other);
      await unused.release();
    }
    return model;
  }

  async #load(folder: string): Promise<ReleasableModel> {
    const description = await describeModel(folder);
    if (this.#provider === undefined) {
      this.#provider = await chooseProvider(this.#settings.device);
      await this.#voices.report({ type: "device", ...this.#provider });
    }
    const { provider } = this.#provider;
    const { device, threads, int8 = false } = this.#settings;
    const isSparing = await this.#mustSpare(description, provider);
    const note = (message: string) => this.#voices.report({ type: "note", message });
    const open = createPartOpener({
      provider,
      mayFallBack: device === "auto",
      threads,
      memory: this.#memory,
      isSparing,
      int8,
      note,
      warn: this.#voices.warn,
    });
    return loadModel(description, open, {
      isSparing,
      picturesTogether: provider === "cpu" || isSparing ? 1 : GROUP,
      tinyDecoder: await findTinyDecoder(description),
      isTinyDecoderEnough: isSparing && (this.#settings.tinyDecoder ?? false),
    });
  }

  async #mustSpare(model: ModelDescription, provider: string): Promise<boolean> {
    const { lowMemory = "auto" } = this.#settings;
    if (lowMemory !== "auto") return lowMemory === "on";
    const needed = partsOf(model)
      .map((part) =>
        memoryOf(weighModel(readModel(graphPath(model.folder, part))), provider, false),
      )
      .reduce((sum, bytes) => sum + bytes, 0);
    if (needed <= this.#budget) return false;
    const message = `${model.name} would take ${megabytes(needed)} of the ${megabytes(this.#budget)} for models, so it is drawn part by part, which is slower (EASEL_MODEL_MEMORY, EASEL_LOW_MEMORY).`;
    await this.#voices.report({ type: "note", message });
    return true;
  }
}

function partsOf({ folder, textParts, denoiser }: ModelDescription): string[] {
  const texts = textParts.map(({ encoder }) => encoder);
  return [...texts, denoiser, "vae_decoder", "vae_encoder"].filter((part) => hasPart(folder, part));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
