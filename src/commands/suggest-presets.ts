import type { Only } from "../discord/interactions/services.ts";
import { cut } from "../discord/messages/display-text.ts";
import type { Suggestion } from "./suggestions.ts";

/** Characters that Discord shows of a suggestion. */
const SHOWN = 100;

/** The presets of a person that a text begins or stands in, with what they say. */
export async function suggestPresets(
  userId: string,
  typed: string,
  { presets }: Only<"presets">,
): Promise<readonly Suggestion[]> {
  const text = typed.trim().toLowerCase();
  const all = await presets.list(userId);
  return all
    .filter(({ name }) => name.includes(text))
    .map(({ name, options }) => ({ name: cut(`${name}: ${options}`, SHOWN), value: name }));
}
