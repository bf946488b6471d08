import { say } from "../../../words/index.ts";
import { type Choice, type Choices, collect, spelled } from "../choices.ts";
import { invalid } from "../kinds/kind.ts";
import type { Flag, Option } from "../option.ts";
import { type OptionName, options } from "../table.ts";
import { type FoundFlag, findFlags, unescapeFlags } from "./find-flags.ts";
import { type Known, takeValue } from "./flag-value.ts";
import type { Lora } from "../../picture-options.ts";
import { readLoraTags } from "./lora-tags.ts";
import { likelyName } from "./likely-name.ts";

/** A prompt without its flags, and what they say. */
export interface FlaggedPrompt {
  readonly prompt: string;
  readonly choices: Choices;
}

interface KnownFlag {
  readonly flag: Flag;
  readonly option: Option<OptionName>;
}

const flags: ReadonlyMap<string, KnownFlag> = new Map(
  options.flatMap((option) => option.flags.map((flag) => [flag.name, { flag, option }] as const)),
);

const families = options.flatMap(({ name, flags: own, alsoKnownAs = [], terminal }) =>
  own.map((flag, index) => ({
    name: flag.name,
    // What others call it means the usual flag.
    alsoKnownAs:
      index > 0
        ? []
        : [
            ...alsoKnownAs,
            name.replaceAll("_", "-"),
            ...(terminal === undefined ? [] : [terminal]),
          ],
  })),
);

/** Characters of an unknown flag that its refusal repeats. */
const MOST_SHOWN = 40;

/** A flag as it is typed. */
export const dashed = (name: string): string => `--${name}`;

/**
 * Reads the flags of a prompt (`a red fox --ar 16:9 --no text`), which may stand anywhere in it and
 * in any case; `—` and `–` count as `--`. A flag's value is one word, a known name, or what stands in
 * quotation marks; that of `--no` runs to the next flag. A backslash before the dashes makes them
 * words. `<lora:NAME:WEIGHT>` is read too. Throws UserError "invalid-option" for a flag that is unknown, broken or repeated.
 */
export function readFlags(written: string, known: Known): FlaggedPrompt {
  const { text, loras } = readLoraTags(written);
  const choices: Choice[] = loras.flatMap(tagged);
  const found = findFlags(text);
  if (found.length === 0) return { prompt: unescapeFlags(text), choices: collect(choices) };
  const words = [text.slice(0, found[0]?.start)];
  found.forEach((flag, index) => {
    const until = found[index + 1]?.start ?? text.length;
    const { choice, end } = readFlag(flag, text.slice(flag.end, until), known);
    choices.push(choice);
    words.push(text.slice(flag.end + end, until));
  });
  const prompt = joined(words).replace(/[\s,;]+$/u, "");
  return { prompt: unescapeFlags(prompt), choices: collect(choices) };
}

/** A LoRA as a tag of the prompt, which stands for the flag. */
function tagged(lora: Lora): readonly Choice[] {
  const option = flags.get("lora")?.option;
  return option === undefined ? [] : [{ option, value: [lora], spelled: `<lora:${lora.name}>` }];
}

function readFlag(
  found: FoundFlag,
  after: string,
  known: Known,
): { readonly choice: Choice; readonly end: number } {
  const as = dashed(found.name);
  const entry = flags.get(found.name);
  const isSwitch = entry?.option.facts.type === "switch";
  const isStopped = isSwitch && /^[^,;.!?]+[,;.!?]+$/u.test(found.typed);
  if (entry === undefined || (found.isBroken && !isStopped)) throw unknownFlag(found);
  const { flag, option } = entry;
  // It stands alone, and what follows is the prompt.
  if (isSwitch && !found.typed.includes("=")) {
    return { choice: { option, value: true, spelled: as }, end: 0 };
  }
  const value = after.trimStart();
  const taken = flag.runsOn
    ? { value: unescapeFlags(value.trim()), length: value.length }
    : takeValue(value, option.facts, known);
  if (taken.value === "") {
    const example = `${as} ${flag.placeholder}`;
    throw invalid(say("options.flag-needs-value", { flag: as, example }));
  }
  return {
    choice: { option, value: flag.read(taken.value, spelled(as)), spelled: as },
    end: after.length - value.length + taken.length,
  };
}

function unknownFlag({ name, typed }: FoundFlag) {
  const likely = likelyName(name, families);
  const shown = typed.slice(0, MOST_SHOWN);
  const shared = { flag: shown, literal: `\\${shown}` };
  return invalid(
    likely === undefined
      ? say("options.flag-unknown", { ...shared, known: [...flags.keys()].map(dashed) })
      : say("options.flag-likely", { ...shared, likely: dashed(likely) }),
  );
}

/** Words that flags stood between, as one text. */
function joined(words: readonly string[]): string {
  return words.reduce((text, next) => {
    const space = /^\s*/u.exec(next)?.[0] ?? "";
    const before = text.trimEnd();
    const isStopped = /[,;]$/u.test(before);
    const rest = isStopped ? next.trimStart().replace(/^[,;]\s*/u, "") : next.trimStart();
    if (rest === "") return before;
    const gap = /\n/u.test(text.slice(before.length) + space) ? "\n" : " ";
    return before === "" || /^[,;.!?]/u.test(rest) ? before + rest : before + gap + rest;
  });
}
