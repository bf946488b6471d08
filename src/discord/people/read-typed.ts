import type { Draft } from "../../domain/request.ts";
import type { FlaggedPrompt } from "../../domain/options/flags/read-flags.ts";
import { readPrompt } from "../../pipeline/orders/typed-prompt.ts";
import type { Only } from "../interactions/services.ts";
import { withPreset } from "./presets.ts";

/** Reads a prompt that somebody typed, with its flags and the preset that they name. Throws UserError. */
export async function readTyped(
  text: string,
  userId: string,
  services: Only<"studio" | "presets">,
): Promise<FlaggedPrompt> {
  const { prompt, choices } = readPrompt(text, services.studio);
  return { prompt, choices: await withPreset(choices, userId, services) };
}

/** Whether only whoever typed it is to see the answer: they say so, or it comes of what only they see. */
export function saysPrivate(
  { choices }: Pick<FlaggedPrompt, "choices">,
  from: Pick<Draft, "private"> = {},
): Pick<Draft, "private"> {
  const said = choices.get("private")?.value;
  return { private: typeof said === "boolean" ? said : from.private };
}
