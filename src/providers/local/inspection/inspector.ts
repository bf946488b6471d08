import { basename } from "node:path";
import type { ControlDescription } from "../../../diffusion/control/describe-control.ts";
import type { ModelDescription } from "../../../diffusion/description/model-description.ts";
import { DiffusionError } from "../../../domain/errors.ts";
import { type Message, quoted, say } from "../../../words/index.ts";
import type { FolderReport } from "../inspect-folder.ts";
import {
  comparedSchema,
  controlAnswerSchema,
  describedSchema,
  hashSchema,
  type LoraFacts,
  loraFactsSchema,
  reportSchema,
} from "./answers.ts";
import { isOwnModel } from "./own-models.ts";
import { type Performer, ReadingError } from "./performer.ts";
import { type Comparison, inspectionTasks } from "./tasks.ts";

/** Reads what strangers made of models: in a process of its own, within limits. */
export interface Inspector {
  /**
   * The model in a folder; with `weights` only when its weights are there in full. Throws
   * DiffusionError for one that cannot be used, one that takes too much to read included.
   */
  describe(folder: string, options?: { readonly weights?: boolean }): Promise<ModelDescription>;
  /** A folder for people: whether and as what it can be used. */
  report(folder: string): Promise<FolderReport>;
  /** What a LoRA's file says. */
  lora(file: string): Promise<LoraFacts>;
  /** The hash of a LoRA's numbers; undefined where it cannot be read. */
  hashOfLora(file: string): Promise<string | undefined>;
  /** The ControlNet in a folder; undefined for a folder of something else. */
  control(folder: string): Promise<ControlDescription | undefined>;
  /** Why a model does not go with LoRAs and ControlNets, in their order: undefined where it does. */
  compare(comparison: Comparison): Promise<{
    readonly loras: readonly (Message | undefined)[];
    readonly controls: readonly (Message | undefined)[];
  }>;
  /** Ends its processes; what they are doing fails. */
  close(): Promise<void>;
}

/** An inspector whose reading is done by `performer`; Easel's own models are read at once, being known. */
export function createInspector(performer: Performer): Inspector {
  async function describe(folder: string, weights: boolean): Promise<unknown> {
    const task = { path: folder, weights };
    if (await isOwnModel(folder)) return (await inspectionTasks.describe(task)).value;
    return await performer.perform("describe", task, [folder]);
  }

  /** Halves what broke the reader, until it is known which one it was. */
  async function compare(asked: Comparison): Promise<readonly (Message | undefined)[]> {
    const { model, loras, controls } = asked;
    const all = [...loras, ...controls];
    if (all.length === 0) return [];
    const roots = [model.folder, ...loras, ...controls.map(({ folder }) => folder)];
    try {
      const answer = comparedSchema.parse(await performer.perform("compare", asked, roots));
      return [...answer.loras, ...answer.controls].map((each) => each ?? undefined);
    } catch (error) {
      if (all.length === 1) return [say("lora.unreadable", { reason: reasonOf(error) })];
      reasonOf(error);
      const middle = all.length >> 1;
      const part = (from: number, to: number): Promise<readonly (Message | undefined)[]> =>
        compare({
          model,
          loras: loras.slice(from, to),
          controls: controls.slice(
            Math.max(from - loras.length, 0),
            Math.max(to - loras.length, 0),
          ),
        });
      return [...(await part(0, middle)), ...(await part(middle, all.length))];
    }
  }

  return {
    async describe(folder, { weights = false } = {}) {
      const answer = describedSchema.parse(
        await describe(folder, weights).catch((error: unknown) => ({
          problem: unusable(folder, reasonOf(error)),
        })),
      );
      if ("problem" in answer) throw new DiffusionError("model", answer.problem);
      return { ...answer.description, folder };
    },
    async report(folder) {
      const name = basename(folder);
      try {
        return reportSchema.parse(await performer.perform("report", { path: folder }, [folder]));
      } catch (error) {
        const problem = unusable(folder, reasonOf(error));
        const nothing = { family: undefined, isRefiner: false, remarks: [] };
        return { id: `local/${name}`, name, problem, ...nothing };
      }
    },
    async lora(file) {
      try {
        return loraFactsSchema.parse(await performer.perform("lora", { path: file }, [file]));
      } catch (error) {
        const problem = say("lora.unreadable", { reason: reasonOf(error) });
        return { problem, family: undefined, triggers: [], hash: undefined };
      }
    },
    async hashOfLora(file) {
      try {
        return hashSchema.parse(await performer.perform("hash", { path: file }, [file])).hash;
      } catch {
        // A file that vanishes meanwhile has none.
        return undefined;
      }
    },
    async control(folder) {
      try {
        const answer = await performer.perform("control", { path: folder }, [folder]);
        const { control } = controlAnswerSchema.parse(answer);
        return control && { ...control, folder };
      } catch (error) {
        const name = basename(folder);
        const problem = say("lora.unreadable", { reason: reasonOf(error) });
        const nothing = { path: "", takesEdges: false, contextWidth: undefined, residuals: 0 };
        return { name, folder, problem, ...nothing };
      }
    },
    async compare(comparison) {
      const found = await compare(comparison);
      const count = comparison.loras.length;
      return { loras: found.slice(0, count), controls: found.slice(count) };
    },
    close: () => performer.close(),
  };
}

/** What a reader that broke tells of the file, as a clause. Throws what is a fault of this machine. */
function reasonOf(error: unknown): Message {
  if (!(error instanceof ReadingError)) throw error;
  return error.kind === "too-costly"
    ? say("engine.reading-too-costly")
    : say("engine.reading-failed", { reason: quoted(error.message) });
}

function unusable(folder: string, reason: Message): Message {
  const way = say("engine.way-export-again");
  return say("engine.folder-unusable", { folder: basename(folder), reason, way });
}
