import type { GenerationRequest, Size } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import { hasInputs } from "./request.ts";
import { sentSize } from "./inputs.ts";

/** Differences in shape below this are a matter of rounding. */
const VISIBLE = 0.05;

const text = ({ width, height }: Size): string => `${width}×${height}`;

/** Says what happens to the source picture, and which options of the model mean nothing here. */
export function warnOfInputs(request: GenerationRequest, model: string, warn: Warn): void {
  const { source, size, modelOptions = {} } = request;
  if (modelOptions["input_fidelity"] !== undefined && !hasInputs(request)) {
    warn("image", say("services.openai-no-input", { model, option: "input_fidelity" }));
  }
  if (!source) return;
  const from = text(source);
  const sent = sentSize(source);
  if (
    size &&
    Math.abs(Math.log((size.width / size.height) * (sent.height / sent.width))) > VISIBLE
  ) {
    warn("image", say("services.openai-reframed", { model, from, to: text(size) }));
  }
  const times = source.enlarge ?? 1;
  if (times > 1 && (!size || size.width < source.width * times * (1 - VISIBLE))) {
    const to = size ? text(size) : from;
    warn("image", say("planning.source-enlarged", { model, from, to }));
  } else if (times === 1 && sent.width < source.width) {
    warn("image", say("planning.source-scaled", { model, from, to: text(sent) }));
  }
}
