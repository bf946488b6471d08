import type { ModelCapabilities } from "../domain/capabilities.ts";
import type { Suggestion } from "./suggestions.ts";

const MOST_CHOICES = 25;
const CHOICE_CHARACTERS = 100;

/**
 * Completes the last of the LoRAs that were typed, with those before it as they are; one that is
 * whole is offered with the usual weights.
 */
export function suggestLoras(
  typed: string,
  models: readonly ModelCapabilities[],
): readonly Suggestion[] {
  const [, before = "", last = ""] = /^(.*,)?([^,]*)$/su.exec(typed) ?? [];
  const wanted = last.trim().toLowerCase();
  const named = new Set(before.split(",").map((each) => each.split(":")[0]?.trim().toLowerCase()));
  const all = new Set(models.flatMap(({ loras }) => loras?.choices ?? []));
  const [name = "", weight] = wanted.split(":");
  const whole = Array.from(all).find((each) => each.toLowerCase() === name);
  const found =
    whole === undefined
      ? containing(wanted, Array.from(all)).filter((each) => !named.has(each.toLowerCase()))
      : WEIGHTS.filter((each) => each.startsWith(weight ?? "")).map((each) => `${whole}:${each}`);
  const start = before === "" ? "" : `${before} `;
  return found
    .map((each) => ({ name: (start + each).slice(-CHOICE_CHARACTERS), value: start + each }))
    .filter(({ value }) => value.length <= CHOICE_CHARACTERS)
    .slice(0, MOST_CHOICES);
}

const WEIGHTS = ["1", "0.8", "0.6", "0.4", "0.2", "1.2", "-0.5"];

/** Those that begin with a text, then those that contain it. */
function containing(text: string, names: readonly string[]): readonly string[] {
  const at = (name: string) => name.toLowerCase().indexOf(text);
  return names
    .filter((name) => at(name) >= 0)
    .toSorted((one, other) => Number(at(one) > 0) - Number(at(other) > 0));
}
