import { parseArgs } from "node:util";
import { UserError } from "../../domain/errors.ts";

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
  if (action === undefined) {
    throw wrong(`There is no "${wanted}" here. Say one of ${actions.join(", ")}.`);
  }
  if (action === "help") return { action, name: "", as, yes, json };
  const foreign = Object.keys(values).find((flag) => !flagsOf[action].includes(flag));
  if (foreign !== undefined) throw wrong(`"${action}" has no option --${foreign}.`);
  const takesName = action !== "list";
  const tooMuch = takesName ? more[0] : name;
  if (tooMuch !== undefined) throw wrong(`"${tooMuch}" is too much: one command, one model.`);
  if (takesName && name === undefined) {
    throw wrong(`Say which model: npm run models -- ${action} NAME. "list" shows what there is.`);
  }
  return { action, name: name ?? "", as, yes, json };
}

function parse(args: readonly string[]) {
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        as: { type: "string" },
        yes: { ...flag, short: "y" },
        json: flag,
        help: { ...flag, short: "h" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [reason = ""] = error.message.split(/\.\s/);
    throw wrong(`${reason.replaceAll("'", '"')}. Options here: --as FOLDER, --yes, --json.`, error);
  }
}

function wrong(words: string, cause?: unknown): UserError {
  return new UserError("invalid-option", words, { cause });
}
