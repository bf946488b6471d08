import { UserError } from "../../domain/errors.ts";
import type { Lora } from "../../domain/picture-options.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import type { LocalModel } from "./plan-local.ts";

/** How many names an answer tells. */
const MOST_NAMES = 20;

/**
 * The LoRAs that will be used, by the names of their files, and words that they answer to where the
 * prompt has none of them. Throws UserError for one that is not there, cannot be read, or is made for
 * another family: without it the picture would be another.
 */
export function settleLoras(
  { loras: asked = [], prompt }: Pick<GenerationRequest, "loras" | "prompt">,
  { description, loras }: Pick<LocalModel, "description" | "loras">,
  warn: Warn,
): Lora[] | undefined {
  const settled = asked.map(({ name, weight }): Lora => {
    const lora = loras.find(name);
    if (lora === undefined)
      throw unknown(
        name,
        loras.fitting(description).map((each) => each.name),
      );
    const problem = loras.problemWith(lora, description);
    if (problem !== undefined) {
      const says = say("lora.unusable", { name: lora.name, reason: problem });
      throw new UserError("invalid-option", says);
    }
    const { triggers, hash } = lora;
    const spoken = prompt.toLowerCase();
    if (triggers.length > 0 && !triggers.some((word) => spoken.includes(word.toLowerCase()))) {
      warn("lora", say("lora.triggers", { name: lora.name, words: triggers }));
    }
    return { name: lora.name, weight, hash };
  });
  return settled.length === 0 ? undefined : settled;
}

function unknown(name: string, known: readonly string[]): UserError {
  return new UserError(
    "invalid-option",
    known.length === 0
      ? say("lora.none-here", { name })
      : say("lora.unknown", { name, known: known.slice(0, MOST_NAMES) }),
  );
}
