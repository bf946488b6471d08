import type { ModelCapabilities } from "../capabilities.ts";
import { escapeAlternatives } from "../alternatives/escape-alternatives.ts";
import { MAX_PROMPT_CHARACTERS } from "../limits.ts";
import type { Asked } from "./asked.ts";
import { escapeFlags } from "./flags/find-flags.ts";
import type { KindFacts } from "./kinds/kind.ts";
import type { Option } from "./option.ts";
import { offeredRange } from "./range.ts";
import { type OptionName, options } from "./table.ts";

/** A configured model, as far as a command has to agree with it. */
export interface OfferedModel {
  readonly id: string;
  readonly capabilities: ModelCapabilities;
}

/** What is asked, where nobody has looked at the values yet. */
export type LooselyAsked = { readonly [Field in keyof Asked]: unknown };

/** A command, and the options that were asked but that it cannot say. */
export interface WrittenCommand {
  readonly text: string;
  readonly leftOut: readonly OptionName[];
}

/**
 * The `/imagine` command that asks for the same, to be pasted into Discord: only options that it
 * takes, with values that it accepts, those of `models` where they are told. What it has no option
 * for stands as flags behind the prompt. Pictures have to be attached anew.
 */
export function writeCommand(
  asked: LooselyAsked,
  models?: readonly OfferedModel[],
): WrittenCommand {
  const spoken = withSchedule(asked);
  const entries = options
    .filter(({ facts }) => facts.type !== "picture" && facts.type !== "link")
    .map((option) => ({ option, value: offered(option, spoken, models) }));
  const said = entries.flatMap(({ option, value }): readonly Said[] =>
    value === undefined || value === "" ? [] : [{ option, value }],
  );
  const prompt = promptOf(said);
  const others = said
    .filter(({ option: { isCommandOption, name } }) => isCommandOption && name !== "prompt")
    .map(({ option: { name, facts }, value }) => `${name}:${commandValue(name, facts, value)}`);
  const isLost = ({ option, value }: (typeof entries)[number]) =>
    value === undefined ? isAsked(option.find(spoken)) : prompt.lost.has(option.name);
  return {
    text: `/imagine ${[...prompt.parts, ...others].join(" ")}`,
    leftOut: entries.filter(isLost).map(({ option }) => option.name),
  };
}

interface Said {
  readonly option: Option<OptionName>;
  readonly value: string;
}

/** The prompt with flags behind it, where both have room. */
function promptOf(said: readonly Said[]) {
  const words = said.find(({ option }) => option.name === "prompt")?.value;
  const flagged = said.filter(({ option }) => !option.isCommandOption);
  const escaped = words === undefined ? [] : [escapeFlags(escapeAlternatives(words))];
  const whole = [...escaped, ...flagged.map(asFlag)].join(" ");
  const hasRoom = whole.length <= MAX_PROMPT_CHARACTERS;
  const text = hasRoom ? whole : escaped.join();
  return {
    parts: text === "" ? [] : [`prompt:${text}`],
    lost: new Set(hasRoom ? [] : flagged.map(({ option }) => option.name)),
  };
}

function asFlag({ option, value }: Said): string {
  const [flag] = option.flags;
  return `--${flag?.name} ${/\s/u.test(value) ? `"${value}"` : value}`;
}

/** Discord knows a refiner as a yes or a no; braces in a negative prompt choose. */
function commandValue(name: OptionName, { type }: KindFacts, value: string): string {
  if (name === "negative_prompt") return escapeAlternatives(value);
  return type === "refiner" ? String(value !== "off") : value;
}

/** Karras' spacing is a part of the scheduler's name wherever people choose one. */
function withSchedule({ sigmas, ...asked }: LooselyAsked): LooselyAsked {
  const { scheduler } = asked;
  const isNamed = typeof scheduler === "string" && String(sigmas).toLowerCase() === "karras";
  if (!isNamed) return { ...asked, sigmas };
  return { ...asked, scheduler: /karras$/i.test(scheduler) ? scheduler : `${scheduler} Karras` };
}

/** The value that a command can say; undefined where none is asked, or none that is accepted. */
function offered(
  option: Option<OptionName>,
  asked: LooselyAsked,
  models: readonly OfferedModel[] | undefined,
): string | undefined {
  const value = option.write(asked);
  if (value === undefined || models === undefined) return value;
  const { facts } = option;
  if (facts.type === "model") return models.some(({ id }) => id === value) ? value : undefined;
  if (facts.type !== "integer" && facts.type !== "number") return value;
  const { min, max } = offeredRange(
    facts,
    models.map(({ capabilities }) => capabilities),
  );
  return Number(value) >= min && Number(value) <= max ? value : undefined;
}

const isAsked = (value: unknown): boolean => value !== undefined && value !== "";
