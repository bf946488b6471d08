import { DiffusionError } from "../../domain/errors.ts";
import { describeModel } from "../description/describe-model.ts";
import { reasonOf } from "../errors.ts";
import { type OpenPart, type ReleasableModel, loadModel } from "./load-model.ts";
import { type ChosenProvider, chooseProvider } from "./choose-provider.ts";
import { openSession } from "./onnx-session.ts";
import type { InferenceSettings, Report } from "./protocol.ts";

/**
 * Holds the model that was used last; another one takes its place in memory. The execution
 * provider is chosen when the first model is asked for.
 */
export class ModelShelf {
  readonly #settings: InferenceSettings;
  readonly #report: (report: Report) => Promise<void>;
  #provider: ChosenProvider | undefined;
  #model: ReleasableModel | undefined;

  constructor(settings: InferenceSettings, report: (report: Report) => Promise<void>) {
    this.#settings = settings;
    this.#report = report;
  }

  /** The model in that folder, ready to draw. Throws DiffusionError for an unusable folder or device. */
  async take(folder: string): Promise<ReleasableModel> {
    if (this.#model?.description.folder === folder) return this.#model;
    const description = await describeModel(folder);
    await this.#model?.release();
    this.#model = loadModel(description, await this.#opener());
    return this.#model;
  }

  async #opener(): Promise<OpenPart> {
    if (this.#provider === undefined) {
      this.#provider = await chooseProvider(this.#settings.device);
      await this.#report({ type: "device", ...this.#provider });
    }
    const { provider } = this.#provider;
    const { device, threads } = this.#settings;
    return async (path, stage) => {
      const open = (executionProvider: string) =>
        openSession(path, { executionProvider, threads, stage });
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
