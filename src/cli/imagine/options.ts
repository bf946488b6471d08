import { UserError } from "../../domain/errors.ts";
import {
  type Choice,
  type Choices,
  collect,
  spelled,
  withChoices,
} from "../../domain/options/choices.ts";
import type { Known } from "../../domain/options/flags/flag-value.ts";
import { likelyName } from "../../domain/options/flags/likely-name.ts";
import { readFlags } from "../../domain/options/flags/read-flags.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { options as table } from "../../domain/options/table.ts";
import { type Message, say } from "../../words/index.ts";
import { type OwnOption, ownOptions, pictureOptions } from "./option-names.ts";

/** A value as it came, from the command line or from a line of a requests file. */
export interface GivenValue {
  /** In lower case, with hyphens. */
  readonly name: string;
  readonly value: unknown;
  /** As it was written there. */
  readonly spelled: string;
}

/** The checked options of one request. */
export interface ImagineOptions {
  readonly choices: Choices;
  /** The folder for the pictures. */
  readonly out?: string | undefined;
  /** The file for the latents. */
  readonly latents?: string | undefined;
}

/**
 * Checks options by the names that they have at a terminal, and reads the flags of the prompt.
 * Throws UserError "invalid-option" that names each wrong one.
 */
export function readOptions(given: readonly GivenValue[], known: Known): ImagineOptions {
  const problems: Message[] = [];
  const choices: Choice[] = [];
  const own: Partial<Record<OwnOption, string>> = {};
  for (const each of given) {
    try {
      if (isOwn(each.name)) own[each.name] = ownOptions[each.name].read(each.value, named(each));
      else choices.push(...read(each, known));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error.says);
    }
  }
  if (problems.length > 0) throw invalid(problems.reduce(both));
  return { choices: collect(choices), ...own };
}

const named = ({ spelled: as }: GivenValue): Message => spelled(as);
const both = (first: Message, second: Message): Message => say("terminal.both", { first, second });
const isOwn = (name: string): name is OwnOption => Object.hasOwn(ownOptions, name);

function read(given: GivenValue, known: Known): readonly Choice[] {
  const entry = pictureOptions.get(given.name);
  if (entry === undefined) throw unknownOption(given.name, given.spelled);
  const { option } = entry;
  const value = entry.read(given.value, named(given));
  if (option.name !== "prompt") return [{ option, value, spelled: given.spelled }];
  const { prompt, choices } = readFlags(String(value), known);
  return [{ option, value: prompt, spelled: given.spelled }, ...choices.values()];
}

const families = [
  ...table.flatMap(({ terminal, name, alsoKnownAs = [] }) =>
    terminal === undefined
      ? []
      : [{ name: terminal, alsoKnownAs: [...alsoKnownAs, name.replaceAll("_", "-")] }],
  ),
  ...Object.keys(ownOptions).map((name) => ({ name, alsoKnownAs: [] })),
];

/** That there is no such option, and which was likely meant. */
export function unknownOption(name: string, as: string): UserError {
  const likely = likelyName(name, families);
  return invalid(
    likely === undefined
      ? say("terminal.unknown-option", { option: as })
      : say("terminal.likely-option", { option: as, likely: `--${likely}` }),
  );
}

/** Options of one request, with those that it does not say from another. */
export function mergedOptions(shared: ImagineOptions, own: ImagineOptions): ImagineOptions {
  return { ...shared, ...own, choices: new Map([...shared.choices, ...own.choices]) };
}

/** Throws UserError where there is nothing to draw: no words, and no picture. */
export function checkWords({ choices }: ImagineOptions): void {
  const { prompt = "", source, control } = withChoices({}, choices);
  if (prompt.trim() === "" && source?.image === undefined && control?.image === undefined)
    throw invalid(say("terminal.nothing-to-draw", { command: 'npm run imagine -- "a red apple"' }));
}
