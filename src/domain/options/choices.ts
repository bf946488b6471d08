import { type Message, say } from "../../words/index.ts";
import { type Asked, askedSchema } from "./asked.ts";
import { invalid } from "./kinds/kind.ts";
import type { Option } from "./option.ts";
import type { OptionName } from "./table.ts";

/** A value that was given for an option, and how the option was written. */
export interface Choice {
  readonly option: Option<OptionName>;
  readonly value: unknown;
  /** Such as `--seed`, or `seed` for an option of `/imagine`. */
  readonly spelled: string;
}

/** What was given, by option. */
export type Choices = ReadonlyMap<OptionName, Choice>;

/** How an option was written, for a message. */
export function spelled(name: string): Message {
  return say("options.spelled", { name });
}

/** Reads the value of an option. Throws UserError "invalid-option". */
export function choose(option: Option<OptionName>, written: unknown, as: string): Choice {
  return { option, value: option.read(written, spelled(as)), spelled: as };
}

/** Collects choices. Throws UserError "invalid-option" where an option is given twice. */
export function collect(choices: Iterable<Choice>): Choices {
  const collected = new Map<OptionName, Choice>();
  for (const choice of choices) {
    const { name } = choice.option;
    const first = collected.get(name);
    collected.set(name, first === undefined ? choice : joined(first, choice));
  }
  return collected;
}

/** Two choices of one option as one. Throws UserError where it takes one only. */
function joined(first: Choice, second: Choice): Choice {
  const { option } = first;
  if (option.join === undefined) throw givenTwice(first.spelled, second.spelled);
  const value = option.join(first.value, second.value, spelled(second.spelled));
  return { ...first, value };
}

function givenTwice(first: string, second: string) {
  return invalid(
    first === second
      ? say("options.twice", { option: first })
      : say("options.twice-as", { first, second }),
  );
}

/** What is asked when choices are added to it, or stand in place of what was there. */
export function withChoices(asked: Asked, choices: Choices): Asked {
  const values: Record<string, unknown> = { ...asked };
  for (const { option, value } of choices.values()) {
    const [field, key] = option.path;
    if (key !== undefined) values[field] = { ...groupAt(values, field), [key]: value };
    else values[field] = option.isGroup ? { ...groupAt(values, field), ...toObject(value) } : value;
  }
  return askedSchema.parse(values);
}

function groupAt(values: Readonly<Record<string, unknown>>, field: string): object {
  return toObject(values[field]);
}

function toObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
