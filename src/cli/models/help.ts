import { say, type Words } from "../../words/index.ts";
import { optionLines } from "../option-lines.ts";

const options = [
  { name: "as", placeholder: "FOLDER", words: say("terminal.models-as") },
  { name: "yes", words: say("terminal.models-yes") },
  { name: "json", words: say("terminal.json") },
];

const actions = [
  ["list [--json]", say("terminal.models-list")],
  ["pull NAME [options]", say("terminal.models-pull")],
  ["info NAME [--json]", say("terminal.models-info")],
  ["remove NAME [--yes]", say("terminal.models-remove")],
] as const;

const WIDEST = Math.max(...actions.map(([action]) => action.length));

/** What `npm run models -- help` prints. */
export function helpText(words: Words): string {
  return [
    words.say("terminal.models-title"),
    "",
    ...actions.map(
      ([action, about]) => `  npm run models -- ${action.padEnd(WIDEST)}  ${words.text(about)}`,
    ),
    "",
    words.say("terminal.models-name"),
    "",
    ...optionLines(options, words),
    "",
    words.say("terminal.models-going-on"),
    "",
    words.say("terminal.exit-status"),
  ].join("\n");
}
