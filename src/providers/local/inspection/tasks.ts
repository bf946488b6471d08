import { basename } from "node:path";
import type { ModelDescription } from "../../../diffusion/description/model-description.ts";
import {
  type ControlDescription,
  controlProblem,
  describeControl,
} from "../../../diffusion/control/describe-control.ts";
import { clauseOf } from "../../../diffusion/errors.ts";
import { modelLayers } from "../../../diffusion/lora/lora-choice.ts";
import { familyOfLora } from "../../../diffusion/lora/lora-family.ts";
import { loraHash } from "../../../diffusion/lora/lora-hash.ts";
import { loraProblem } from "../../../diffusion/lora/match-lora.ts";
import { readLora } from "../../../diffusion/lora/read-lora.ts";
import { triggerWords } from "../../../diffusion/lora/trigger-words.ts";
import { describeModel } from "../../../diffusion/model-folder/describe-model.ts";
import { DiffusionError } from "../../../domain/errors.ts";
import type { TaskResult } from "../../../sandbox/serve-tasks.ts";
import { type Message, say } from "../../../words/index.ts";
import { checkWeights, inspectFolder } from "../inspect-folder.ts";
import { shortened } from "./shortened.ts";

/** Where a folder or a file is. */
interface Place {
  readonly path: string;
}

/** A model, and what it is compared with. */
export interface Comparison {
  readonly model: ModelDescription;
  /** The files of LoRAs. */
  readonly loras: readonly string[];
  readonly controls: readonly ControlDescription[];
}

/**
 * What is read of strangers' models, each task by paths. What is wrong with a file is a part of the
 * answer; long texts in it are cut.
 */
export const inspectionTasks = {
  /** A model's folder; with `weights` it counts only once its weights are there in full. */
  async describe({ path, weights }: Place & { readonly weights: boolean }): Promise<TaskResult> {
    try {
      if (weights) checkWeights(path);
      // The list of words has limits of its own, and would draw otherwise when it is cut.
      const { wordList, ...rest } = await describeModel(path);
      return { value: { description: { ...shortened(rest), wordList } } };
    } catch (error) {
      return { value: { problem: shortened(problemOf(error, path)) } };
    }
  },

  /** A model's folder, for people. */
  async report({ path }: Place): Promise<TaskResult> {
    return { value: shortened(await inspectFolder(path)) };
  },

  /** A ControlNet's folder; nothing for a folder of something else. */
  async control({ path }: Place): Promise<TaskResult> {
    return { value: { control: shortened(await describeControl(path)) } };
  },

  /** A LoRA's file; its hash where the file itself tells it. */
  async lora({ path }: Place): Promise<TaskResult> {
    try {
      const lora = await readLora(path);
      const isNoted = lora.metadata["sshs_model_hash"] !== undefined;
      const hash = isNoted ? await loraHash(lora) : undefined;
      const facts = { family: familyOfLora(lora), triggers: triggerWords(lora), hash };
      return { value: shortened(facts) };
    } catch (error) {
      return { value: shortened({ problem: unreadable(error), triggers: [] }) };
    }
  },

  /** The hash of a LoRA's numbers, for which the whole file is read. */
  async hash({ path }: Place): Promise<TaskResult> {
    return { value: { hash: await loraHash(await readLora(path)) } };
  },

  /** Why a model cannot be drawn with LoRAs or steered by ControlNets: null where it can. */
  async compare({ model, loras, controls }: Comparison): Promise<TaskResult> {
    const layers = modelLayers(model);
    const ofLoras: (Message | null)[] = [];
    for (const path of loras) {
      ofLoras.push(await problemIn(async () => loraProblem(await readLora(path), layers)));
    }
    const ofControls: (Message | null)[] = [];
    for (const control of controls) {
      ofControls.push(await problemIn(async () => controlProblem(control, model)));
    }
    return { value: shortened({ loras: ofLoras, controls: ofControls }) };
  },
};

/** The tasks, for the side that gives them. */
export type InspectionTasks = typeof inspectionTasks;

/** Why a folder is left out. Throws what is neither of the model nor of the disk. */
function problemOf(error: unknown, folder: string): Message {
  if (error instanceof DiffusionError) return error.says;
  // Files that vanish while they are read, or that may not be read.
  if (!(error instanceof Error && "code" in error)) throw error;
  return say("engine.folder-unreadable", { folder: basename(folder), code: String(error.code) });
}

/** A file may be on its way out while it is read. */
async function problemIn(look: () => Promise<Message | undefined>): Promise<Message | null> {
  try {
    return (await look()) ?? null;
  } catch (error) {
    return unreadable(error);
  }
}

const unreadable = (error: unknown): Message => say("lora.unreadable", { reason: clauseOf(error) });
