import { parseArgs } from "node:util";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { say } from "../../words/index.ts";
import { commandOptions, ownOptions, pictureOptions } from "./option-names.ts";
import { type GivenValue, unknownOption } from "./options.ts";

/** What was typed behind `npm run imagine --`; values are still text. */
export interface Arguments {
  readonly given: readonly GivenValue[];
  /** The file of requests, or `-` for standard input. */
  readonly requests: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

const switches = ["json", "help"] as const;

const text = { type: "string" } as const;
const known = {
  ...Object.fromEntries([...pictureOptions.keys()].map((name) => [name, text])),
  ...Object.fromEntries(
    Object.keys({ ...ownOptions, ...commandOptions }).map((name) => [name, text]),
  ),
  ...Object.fromEntries(switches.map((name) => [name, { type: "boolean" } as const])),
};

/**
 * Splits the arguments of `npm run imagine --`; the words without an option are the prompt. Throws
 * UserError for an option that does not exist, and for one without its value.
 */
export function readArguments(args: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const typed = tokens.filter((token) => token.kind === "option").map(valueOf);
  const of = (name: string) => typed.filter((each) => each.name === name);
  const [requests, second] = of("requests");
  if (second !== undefined) throw invalid(say("options.twice", { option: "--requests" }));
  const commandNames = new Set(Object.keys(commandOptions));
  const prompt = { name: "prompt", value: words.join(" "), spelled: "prompt" };
  return {
    given: [
      ...(words.length === 0 ? [] : [prompt]),
      ...typed.filter(({ name }) => !commandNames.has(name)),
    ],
    requests: typeof requests?.value === "string" ? requests.value : undefined,
    json: of("json").length > 0,
    help: of("help").length > 0,
  };
}

interface Typed {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf({ name, rawName, value, inlineValue }: Typed): GivenValue {
  if (!Object.hasOwn(known, name)) {
    const { says: first } = unknownOption(name, rawName);
    throw invalid(say("terminal.both", { first, second: say("terminal.see-help") }));
  }
  if (switches.some((each) => each === name)) {
    if (value !== undefined) throw invalid(say("terminal.takes-no-value", { option: rawName }));
    return { name, value: true, spelled: rawName };
  }
  // What begins with dashes is the next option, unless it is tied on with "=".
  const isMissing = value === undefined || (inlineValue !== true && /^--\p{L}/u.test(value));
  if (isMissing) throw invalid(say("terminal.needs-value", { option: rawName }));
  return { name, value, spelled: rawName };
}
