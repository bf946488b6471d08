import type { GenerationRequest, Size } from "../../domain/request.ts";
import type { GenerationPlan } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import type { Warn } from "../planning/warn.ts";
import { say } from "../../words/index.ts";
import { sizeOfSource } from "./graph/source-size.ts";
import { splitScheduler } from "./samplers.ts";

/** Differences in shape below this are a matter of rounding, and scaling below this is not worth a word. */
const VISIBLE_CROP = 0.02;
const VISIBLE_SCALING = 0.1;

/**
 * Plans a request. `trained` is the size that the model was trained at; undefined where the size
 * cannot be chosen.
 */
export function planDrawing(
  model: PlannedModel,
  trained: Size | undefined,
  asked: GenerationRequest,
): GenerationPlan {
  const { source, size } = asked;
  const { loras, controlNets } = model.capabilities;
  return planRequest(
    { ...model, remarks: (effective, warn) => warnOfFit(effective, model.name, warn) },
    {
      ...asked,
      ...splitScheduler(asked),
      size: size ?? (source && trained && sizeOfSource(source, trained)),
      loras: asked.loras?.map((lora) => ({ ...lora, name: fileNamed(lora.name, loras?.choices) })),
      control: asked.control && {
        ...asked.control,
        model: fileNamed(asked.control.model, controlNets?.choices),
      },
    },
  );
}

/** A file by the name that people use: without its folder and its ending. */
const plain = (file: string): string =>
  file
    .replace(/^.*[/\\]/, "")
    .replace(/\.\w+$/, "")
    .toLowerCase();

/** The file that a name stands for; the name itself where none or several could be meant. */
function fileNamed(name: string, files: readonly string[] = []): string {
  if (files.includes(name)) return name;
  const [match, ...others] = files.filter(
    (file) => file.toLowerCase() === name.toLowerCase() || plain(file) === name.toLowerCase(),
  );
  return match !== undefined && others.length === 0 ? match : name;
}

/** Says what fitting the source to the size does to it: what is cut off, and how far it is scaled. */
function warnOfFit({ source, size }: GenerationRequest, model: string, warn: Warn): void {
  if (!source || !size) return;
  const from = `${source.width}×${source.height}`;
  const to = `${size.width}×${size.height}`;
  const across = size.width / source.width;
  const down = size.height / source.height;
  const wanted = source.enlarge ?? 1;
  if (Math.abs(Math.log(across / down)) > VISIBLE_CROP) {
    warn("image", say("planning.source-cropped", { model, from, to }));
  } else if (Math.abs(Math.max(across, down) / wanted - 1) > VISIBLE_SCALING) {
    const code = wanted === 1 ? "planning.source-scaled" : "planning.source-enlarged";
    warn("image", say(code, { model, from, to }));
  }
}
