import { description } from "../../domain/options/describe.ts";
import { options } from "../../domain/options/table.ts";
import { say, type Words } from "../../words/index.ts";
import { optionLines, type ShownOption } from "../option-lines.ts";
import { commandOptions, ownOptions, terminalWords } from "./option-names.ts";

/** What `npm run imagine -- --help` prints, from the table of options. */
export function helpText(words: Words): string {
  const ofPictures = options.flatMap((option): readonly ShownOption[] => {
    const { name, terminal, placeholder, ownEngineOnly } = option;
    if (terminal === undefined || terminal === "prompt") return [];
    const about = terminalWords[name] ?? description(name);
    return [
      {
        name: terminal,
        placeholder,
        words: ownEngineOnly === true ? say("options.own-engine", { words: about }) : about,
      },
    ];
  });
  const others = Object.entries<Omit<ShownOption, "name">>({ ...ownOptions, ...commandOptions });
  return [
    words.say("terminal.imagine-title"),
    "",
    `  ${words.say("terminal.imagine-usage")}`,
    "",
    ...optionLines([...ofPictures, ...others.map(([name, rest]) => ({ name, ...rest }))], words),
    "",
    words.say("terminal.also-flags"),
    words.say("terminal.exit-status"),
  ].join("\n");
}
