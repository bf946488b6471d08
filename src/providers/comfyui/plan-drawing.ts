import type { GenerationRequest, Size } from "../../domain/request.ts";
import type { GenerationPlan } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import { sizeOfSource } from "./graph/source-size.ts";
import { splitScheduler } from "./samplers.ts";
import { warnOfFit } from "../planning/source-size.ts";

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
    {
      ...model,
      remarks: ({ source, size }, warn) => {
        if (source && size) warnOfFit(source, size, model.name, warn);
      },
    },
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
