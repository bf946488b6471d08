import { invalid } from "../../domain/options/kinds/kind.ts";
import { text } from "../../domain/options/kinds/text.ts";
import type { Flag, Option } from "../../domain/options/option.ts";
import { type OptionName, options } from "../../domain/options/table.ts";
import { type Message, say } from "../../words/index.ts";

/** An option of the table, by one of the names that it has at a terminal. */
export interface PictureOption extends Pick<Flag, "name" | "placeholder" | "read"> {
  readonly option: Option<OptionName>;
}

const MAX_PATH_CHARACTERS = 4096;
const path = text({ maxCharacters: MAX_PATH_CHARACTERS });

/** Options that only a terminal has: where the results go. */
export const ownOptions = {
  out: { placeholder: "DIR", words: say("terminal.out"), read: path.read },
  latents: {
    placeholder: "FILE.npy",
    words: say("terminal.latents"),
    read(written: unknown, what: Message): string {
      const file = path.read(written, what);
      if (file.endsWith(".npy")) return file;
      throw invalid(say("terminal.must-be-npy", { what }));
    },
  },
} as const;
export type OwnOption = keyof typeof ownOptions;

/** What some options of a picture are for at a terminal, where that differs from Discord. */
export const terminalWords: Readonly<Partial<Record<OptionName, Message>>> = {
  model: say("terminal.model"),
  count: say("terminal.count"),
};

/** Options of the command itself, which a line of a requests file does not have. */
export const commandOptions = {
  requests: { placeholder: "FILE.jsonl", words: say("terminal.requests") },
  json: { placeholder: undefined, words: say("terminal.json") },
  help: { placeholder: undefined, words: say("terminal.help") },
} as const;

/** The options of a picture that a terminal takes, by each of their names. */
export const pictureOptions: ReadonlyMap<string, PictureOption> = new Map(
  options.flatMap((option) => namesOf(option).map((named) => [named.name, named] as const)),
);

/** By its flags, by its name in Discord, and by its own, which wins. */
function namesOf(option: Option<OptionName>): readonly PictureOption[] {
  const { terminal, name, placeholder, read, flags } = option;
  if (terminal === undefined) return [];
  const usual = [name.replaceAll("_", "-"), terminal].map((each) => ({
    name: each,
    placeholder,
    read,
  }));
  return [...flags, ...usual].map((named) => ({ ...named, option }));
}
