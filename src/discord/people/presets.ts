import type { Choices } from "../../domain/options/choices.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { likelyName } from "../../domain/options/flags/likely-name.ts";
import { readPrompt } from "../../pipeline/orders/typed-prompt.ts";
import { MOST_PRESETS, type Preset } from "../../storage/presets.ts";
import { say } from "../../words/index.ts";
import type { Only } from "../interactions/services.ts";

/** The name of a preset as it is stored. */
export const presetKey = (name: string): string =>
  name.trim().toLowerCase().replaceAll(/\s+/gu, " ");

/**
 * What was said, with the options of the preset that it names below it: anything said beats them.
 * Throws UserError "invalid-option" for a preset that the person does not have.
 */
export async function withPreset(
  said: Choices,
  userId: string,
  services: Only<"presets" | "studio">,
): Promise<Choices> {
  const named = said.get("preset");
  if (named === undefined) return said;
  const preset = await findPreset(userId, String(named.value), services);
  const choices = new Map([...presetChoices(preset, services), ...said]);
  choices.delete("preset");
  return choices;
}

/** A preset of a person's. Throws UserError "invalid-option" that names those near it. */
export async function findPreset(
  userId: string,
  name: string,
  { presets }: Only<"presets">,
): Promise<Preset> {
  const key = presetKey(name);
  const preset = await presets.find(userId, key);
  if (preset !== undefined) return preset;
  const names = (await presets.list(userId)).map((each) => each.name);
  if (names.length === 0) throw invalid(say("members.no-presets", { command: "/presets save" }));
  const near = likelyName(
    key,
    names.map((each) => ({ name: each, alsoKnownAs: [] })),
  );
  const known = near === undefined ? names : [near];
  throw invalid(say("members.unknown-preset", { preset: key, known }));
}

/** What a preset says. Throws UserError for one that no longer fits. */
function presetChoices({ options }: Preset, { studio }: Only<"studio">): Choices {
  return readPrompt(options, studio).choices;
}

/** Saves a preset. Throws UserError where there are as many as there can be. */
export async function savePreset(
  userId: string,
  preset: Preset,
  { presets }: Only<"presets">,
): Promise<void> {
  if (await presets.save(userId, preset)) return;
  throw invalid(say("members.presets-full", { max: MOST_PRESETS }));
}

/**
 * Checks the options of a preset, which are flags and nothing else. Throws UserError for words, for
 * a wrong flag, and for a preset within a preset.
 */
export function checkPreset(typed: string, { studio }: Only<"studio">): string {
  const { prompt, choices } = readPrompt(typed, studio);
  if (prompt !== "") throw invalid(say("members.preset-words", { words: prompt }));
  if (choices.size === 0) throw invalid(say("members.preset-empty"));
  if (choices.has("preset")) throw invalid(say("members.preset-in-preset"));
  return typed.trim();
}
