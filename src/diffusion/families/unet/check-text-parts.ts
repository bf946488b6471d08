import type { TextPart } from "../../description/model-description.ts";
import { checkTextPart } from "../../description/check-text-part.ts";
import { unusable } from "../../model-files.ts";
import { findPort, fixedLength } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";
import { hiddenOutput } from "../../description/text-outputs.ts";
import { say } from "../../../words/index.ts";

/**
 * Checks that the text encoders belong to the UNet, as far as their graphs and files tell, so that
 * nobody waits for a picture that cannot be drawn. Throws DiffusionError for parts that are missing
 * or are of different models.
 */
export function checkTextParts(parts: ModelParts, textParts: readonly TextPart[]): void {
  for (const part of textParts) checkTextPart(parts, part);
  const wanted = fixedLength(findPort(parts.graph("unet").inputs, "encoder_hidden_states"), 2);
  const given = widthOf(parts, textParts);
  if (wanted === undefined || given === undefined || wanted === given) return;
  throw unusable(parts.folder, say("engine.mixed-widths", { given, wanted }));
}

/** The widths of the text encoders side by side; undefined where one does not tell. */
function widthOf(parts: ModelParts, textParts: readonly TextPart[]): number | undefined {
  return textParts.reduce<number | undefined>((sum, { encoder }) => {
    const width = fixedLength(hiddenOutput(parts.graph(encoder).outputs), 2);
    return sum === undefined || width === undefined ? undefined : sum + width;
  }, 0);
}
