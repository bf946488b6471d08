import { DiffusionError } from "../../domain/errors.ts";
import { describeModel } from "../description/describe-model.ts";
import { reasonOf } from "../errors.ts";
import { type OpenPart, type ReleasableModel, loadModel } from "./load-model.ts";
import { type ChosenProvider, chooseProvider } from "./choose-provider.ts";
import { openSession } from "./onnx-session.ts";
import type { InferenceSettings, Report } from "./protocol.ts";

/**
 * Holds the model that was used last, and its refiner; another one takes their place in memory.
 * The execution provider is chosen when the first model is asked for.
 */
export class ModelShelf {
  readonly #settings: InferenceSettings;
  readonly #report: (report: Report) => Promise<void>;
  #provider: ChosenProvider | undefined;
  #models: readonly ReleasableModel[] = [];

  constructor(settings: InferenceSettings, report: (report: Report) => Promise<void>) {
    this.#settings = settings;
    this.#report = report;
  }

  /**
   * The model in that folder, ready to draw; the one in the folder `beside` stays in memory with
   * it. Throws DiffusionError for an unusable folder or device.
   */
  async take(folder: string, beside?: string): Promise<ReleasableModel> {
    const held = this.#models.find(({ description }) => description.folder === folder);
    if (held !== undefined) return held;
    const description = await describeModel(folder);
    const [kept, others] = [
      this.#models.filter((model) => model.description.folder === beside),
      this.#models.filter((model) => model.description.folder !== beside),
    ];
    this.#models = kept;
    for (const model of others) await model.release();
    const model = loadModel(description, await this.#opener());
    this.#models = [...kept, model];
    return model;
  }

  async #opener(): Promise<OpenPart> {
    if (this.#provider === undefined) {
      this.#provider = await chooseProvider(this.#settings.device);
      await this.#report({ type: "device", ...this.#provider });
    }
    const { provider } = this.#provider;
    const { device, threads } = this.#settings;
    return async (path, stage, graph) => {
      const open = (executionProvider: string) =>
        openSession(path, { executionProvider, threads, stage, graph });
      // Text encoders are small, and in half precision some GPUs turn them into NaN.
      if (stage === "text-encoder" || provider === "cpu") return open("cpu");
      try {
        return await open(provider);
      } catch (error) {
        if (device !== "auto" || !(error instanceof DiffusionError)) throw error;
        await this.#report({
          type: "note",
          message: `${provider} cannot run ${path}, the CPU does: ${reasonOf(error)}`,
        });
        return open("cpu");
      }
    };
  }
}
