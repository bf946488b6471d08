import type { ApplicationCommandOptionChoiceData } from "discord.js";
import type { ModelCapabilities } from "../domain/capabilities.ts";
import type { ImageModel } from "../providers/image-model.ts";
import { cut } from "../components/views/display-text.ts";

const MOST_CHOICES = 25;
const CHOICE_CHARACTERS = 100;

/** What a picture can be extended by, with the usual amounts. */
const extensions: readonly Suggestion[] = [
  { name: "left", value: "left" },
  { name: "right", value: "right" },
  { name: "up", value: "up" },
  { name: "down", value: "down" },
  { name: "all sides", value: "all" },
];

/** A suggestion while somebody types. */
export type Suggestion = ApplicationCommandOptionChoiceData<string>;

/** What is already typed of `/imagine`: the option in focus, and the chosen model if there is one. */
export interface Typing {
  readonly option: string;
  readonly text: string;
  readonly model: ImageModel | undefined;
}

/**
 * Suggestions for an option of `/imagine`, from the models' own data and from memory: at most 25,
 * each at most 100 characters. An option that has none gives an empty list.
 */
export function suggest(typing: Typing, models: readonly ImageModel[]): readonly Suggestion[] {
  const chosen = typing.model ?? models[0];
  switch (typing.option) {
    case "model":
      return best(
        typing.text,
        models.map(({ id, name }) => ({ name: `${name} (${id})`, value: id })),
      );
    case "style":
      return best(
        typing.text,
        lists(typing.model, models, ({ styles }) => styles?.choices),
      );
    case "scheduler":
      return best(
        typing.text,
        lists(typing.model, models, ({ schedulers }) => schedulers?.choices),
      );
    case "size":
      return best(
        typing.text.replaceAll(/[×*]/g, "x").replaceAll(" ", ""),
        lists(typing.model, models, ({ sizes }) =>
          sizes?.common.map(({ width, height }) => `${width}x${height}`),
        ),
      );
    case "extend":
      return best(typing.text, extensions);
    case "prompt":
      return chosen === undefined ? [] : promptSuggestions(typing.text, chosen.capabilities);
    default:
      return [];
  }
}

/** The chosen model's list, or all models' lists together; each value once. */
function lists(
  chosen: ImageModel | undefined,
  models: readonly ImageModel[],
  pick: (capabilities: ModelCapabilities) => readonly string[] | undefined,
): readonly Suggestion[] {
  const from = chosen === undefined ? models : [chosen];
  const values = new Set(from.flatMap(({ capabilities }) => pick(capabilities) ?? []));
  return [...values].map((value) => ({ name: value, value }));
}

/** Those that begin with what was typed, then those that contain it. */
function best(typed: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const text = typed.trim().toLowerCase();
  const rank = ({ name, value }: Suggestion): number => {
    const places = [name, value].map((word) => word.toLowerCase().indexOf(text));
    return places.includes(0) ? 0 : places.some((place) => place > 0) ? 1 : 2;
  };
  return all
    .filter((suggestion) => suggestion.value.length <= CHOICE_CHARACTERS && rank(suggestion) < 2)
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: cut(name, CHOICE_CHARACTERS), value }));
}

/** Examples before anything is typed; then the typed text with its last word completed. */
function promptSuggestions(
  text: string,
  { words, examples }: Pick<ModelCapabilities, "words" | "examples">,
): readonly Suggestion[] {
  const matching = best(
    text,
    examples.map((example) => ({ name: example, value: example })),
  );
  const [, before = "", last = ""] = /^(.*?)([^\s,]*)$/su.exec(text) ?? [];
  if (last === "") return matching;
  const completed = words
    .filter((word) => word.toLowerCase().startsWith(last.toLowerCase()) && word !== last)
    .map((word) => before + word);
  const values = new Set([...completed, ...matching.map(({ value }) => value)]);
  return [...values]
    .filter((value) => value.length <= CHOICE_CHARACTERS)
    .slice(0, MOST_CHOICES)
    .map((value) => ({ name: value, value }));
}
