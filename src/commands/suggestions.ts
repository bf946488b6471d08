import type { ApplicationCommandOptionChoiceData } from "discord.js";
import { cut } from "../discord/messages/display-text.ts";
import type { ModelCapabilities } from "../domain/capabilities.ts";
import type { Option } from "../domain/options/option.ts";
import { options } from "../domain/options/table.ts";
import type { Size } from "../domain/request.ts";
import { isWithin } from "../pipeline/orders/within-bounds.ts";
import type { ImageModel } from "../providers/image-model.ts";
import { say, type Words } from "../words/index.ts";
import { suggestLoras } from "./suggest-loras.ts";
import { suggestPrompts } from "./suggest-prompts.ts";

const MOST_CHOICES = 25;
const CHOICE_CHARACTERS = 100;

/** A suggestion while somebody types. */
export type Suggestion = ApplicationCommandOptionChoiceData<string>;

/** What is already typed of `/imagine`: the option in focus, and the chosen model if there is one. */
export interface Typing {
  readonly option: string;
  readonly text: string;
  readonly model: ImageModel | undefined;
  /** No larger sizes are offered; undefined: all. */
  readonly largestSize?: Size | undefined;
}

/** Whether something can be suggested for an option while it is typed. */
export function hasSuggestions({ name, facts }: Pick<Option, "name" | "facts">): boolean {
  return (
    name === "prompt" ||
    name === "preset" ||
    ["name", "model", "size", "extension", "loras"].includes(facts.type)
  );
}

/**
 * Suggestions for an option of `/imagine`, from the models' own data and from memory: at most 25,
 * each at most 100 characters. An option that has none gives an empty list.
 */
export function suggest(
  { option: name, text, model, largestSize }: Typing,
  models: readonly ImageModel[],
  words: Words,
): readonly Suggestion[] {
  const option = options.find((each) => each.name === name);
  if (option === undefined) return [];
  if (name === "prompt") {
    const chosen = model ?? models[0];
    return chosen === undefined ? [] : fitting(same(suggestPrompts(text, chosen.capabilities)));
  }
  const { facts } = option;
  const from = (model === undefined ? models : [model]).map(({ capabilities }) => capabilities);
  if (facts.type === "name") return best(text, every(from, facts.names));
  if (facts.type === "size")
    return best(
      plainSize(text),
      every(from, (each) => sizes(each, largestSize)),
    );
  if (facts.type === "loras") return suggestLoras(text, from);
  if (facts.type === "extension") return best(text, sides(words));
  if (facts.type !== "model") return [];
  return best(
    text,
    models.map(({ id, name: title }) => ({ name: `${title} (${id})`, value: id })),
  );
}

const plainSize = (text: string): string => text.replaceAll(/[×*]/g, "x").replaceAll(" ", "");

const same = (values: Iterable<string>): readonly Suggestion[] =>
  [...values].map((value) => ({ name: value, value }));

function sizes(
  { sizes: range }: ModelCapabilities,
  largest: Size | undefined,
): readonly string[] | undefined {
  return range?.common
    .filter((size) => largest === undefined || isWithin(size, largest))
    .map(({ width, height }) => `${width}x${height}`);
}

/** What a picture can be extended by, with the usual amounts. */
function sides(words: Words): readonly Suggestion[] {
  const named = same(["left", "right", "up", "down"]);
  return [...named, { name: words.text(say("options.all-sides")), value: "all" }];
}

/** What all these models offer, each value once. */
function every(
  models: readonly ModelCapabilities[],
  pick: (capabilities: ModelCapabilities) => readonly string[] | undefined,
): readonly Suggestion[] {
  return same(new Set(models.flatMap((capabilities) => pick(capabilities) ?? [])));
}

/** Those that begin with what was typed, then those that contain it. */
function best(typed: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const text = typed.trim().toLowerCase();
  const rank = ({ name, value }: Suggestion): number => {
    const places = [name, value].map((word) => word.toLowerCase().indexOf(text));
    return places.includes(0) ? 0 : places.some((place) => place > 0) ? 1 : 2;
  };
  return fitting(
    all
      .filter((suggestion) => rank(suggestion) < 2)
      .toSorted((one, other) => rank(one) - rank(other)),
  );
}

/** As many as Discord takes, none with a value that is too long. */
function fitting(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions
    .filter(({ value }) => value.length <= CHOICE_CHARACTERS)
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: cut(name, CHOICE_CHARACTERS), value }));
}
