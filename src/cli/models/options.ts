import { parseArgs } from "node:util";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { say } from "../../words/index.ts";

const actions = ["list", "pull", "info", "remove", "help"] as const;

/** What `npm run models --` was asked to do. */
export interface ModelsOptions {
  readonly action: (typeof actions)[number];
  /** The model's name; empty for `list` and `help`. */
  readonly name: string;
  readonly as: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Which flags an action takes. */
const flagsOf: Readonly<Record<ModelsOptions["action"], readonly string[]>> = {
  list: ["json"],
  pull: ["as", "yes"],
  info: ["json"],
  remove: ["yes"],
  help: [],
};

/** Reads the arguments; nothing at all asks for help. Throws UserError in one sentence. */
export function readOptions(args: readonly string[]): ModelsOptions {
  const { values, positionals } = parse(args);
  const [wanted = "help", name, ...more] = positionals;
  const { help = false, as, yes = false, json = false } = values;
  const action = help ? "help" : actions.find((each) => each === wanted);
  if (action === undefined) throw invalid(say("terminal.no-action", { action: wanted, actions }));
  if (action === "help") return { action, name: "", as, yes, json };
  const foreign = Object.keys(values).find((flag) => !flagsOf[action].includes(flag));
  if (foreign !== undefined)
    throw invalid(say("terminal.foreign-option", { action, option: `--${foreign}` }));
  const takesName = action !== "list";
  const tooMuch = takesName ? more[0] : name;
  if (tooMuch !== undefined) throw invalid(say("terminal.too-much", { word: tooMuch }));
  if (takesName && name === undefined) throw invalid(say("terminal.which-model", { action }));
  return { action, name: name ?? "", as, yes, json };
}

const flag = { type: "boolean" } as const;
const known = {
  as: { type: "string" },
  yes: { ...flag, short: "y" },
  json: flag,
  help: { ...flag, short: "h" },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [option = ""] = /-[\w-]+/u.exec(error.message) ?? [];
    const isMissing = /argument (?:missing|is ambiguous)/u.test(error.message);
    const isUnknown = error.message.startsWith("Unknown option");
    const code = isMissing ? "terminal.needs-value" : "terminal.takes-no-value";
    const first = say(isUnknown ? "terminal.unknown-option" : code, { option });
    throw invalid(say("terminal.both", { first, second: say("terminal.models-options") }), error);
  }
}
