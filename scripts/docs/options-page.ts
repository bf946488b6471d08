import { description } from "../../src/domain/options/describe.ts";
import type { KindFacts } from "../../src/domain/options/kinds/kind.ts";
import type { Option } from "../../src/domain/options/option.ts";
import { type OptionName, options } from "../../src/domain/options/table.ts";
import { inEnglish } from "../../src/words/index.ts";
import { markdownTable } from "./markdown-table.ts";

const HEAD = `# Options of a picture

Every option can be said in several places, and means the same in each: as an option of \`/imagine\`, as a flag in a prompt, and at a terminal. What the chosen model cannot honour is brought into its range or left out, and a warning says so. This page is written out of the code by \`npm run docs\`.
`;

const FLAGS = `## Flags in a prompt

\`\`\`
a red fox in the snow --ar 16:9 --no text, blurry --seed 5
\`\`\`

Flags work in every prompt that you type: in \`/imagine\`, in the forms of **Edit** and **Vary this image**, in replies and mentions, and at a terminal.

- They may stand anywhere, in any case: \`--AR 16:9 a fox\`. \`—\` and \`–\` count as \`--\`, since phones and word processors make them of it. A dash before a space, or inside a word, is a dash.
- A value is one word, or a name that is known here (\`--style comic book\`, \`--sampler DPM++ 2M Karras\`); anything else of several words stands in quotation marks. The value of \`--no\` runs to the next flag. A comma after a value belongs to the prompt.
- \`--ar\` chooses a size of that shape with about the area of the model's usual size, in the model's steps.
- An unknown or broken flag is refused with the one that is probably meant, and nothing is drawn. So are a flag that stands there twice, and one beside the same option of \`/imagine\`. In a form, flags beat what its fields say.
- A backslash makes words of it: \`\\--no-cost\` draws "--no-cost".
`;

const FILE = `## In a picture's file

Easel writes how a picture was made into its file, as JSON of its own and as the text that AUTOMATIC1111's web UI began with; the table's last column names the keyword there. **Apps → Image details** reads both, and what other programs write, and gives the \`/imagine\` command that comes of it. What \`/imagine\` has no option for stands in it as a flag.
`;

/** The text of docs/options.md: the table of options, and how flags are written. */
export function optionsPage(): string {
  const head = ["option", "values", "flag", "terminal", "meaning", "in a file"];
  return [HEAD, `${markdownTable([head, ...options.map(row)])}\n`, FLAGS, FILE].join("\n");
}

function row(option: Option<OptionName>): readonly string[] {
  const { name, isCommandOption, facts, flags, terminal, file, ownEngineOnly } = option;
  const words = inEnglish(description(name));
  return [
    isCommandOption ? `\`${name}\`` : `\`${name}\` (no option of \`/imagine\`)`,
    valuesOf(facts),
    flags.map((flag) => code(`--${flag.name} ${flag.placeholder}`.trim())).join(", "),
    terminal === undefined ? "" : code(`--${terminal} ${option.placeholder}`),
    ownEngineOnly === true ? `${words} (own engine)` : words,
    file === undefined ? "" : code(file.keyword),
  ];
}

const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;

/** What an option takes, in a few words. */
function valuesOf(facts: KindFacts): string {
  if (facts.type === "text") return `up to ${facts.maxCharacters} characters`;
  if (facts.type === "integer") return `${facts.min} to ${facts.max}, whole`;
  if (facts.type === "number") return `${facts.min} to ${facts.max}`;
  if (facts.type === "one-of") return facts.values.map(code).join(", ");
  if (facts.type === "name" && facts.areSchedulers) return "any usual name of one";
  return values[facts.type];
}

const values = {
  name: "a name that the model offers",
  model: "a configured model; at a terminal also a folder",
  size: "`768x512` (up to 8192 a side), `640`, `16:9`",
  extension: "`left`, `all`, `left=64,right=25%`",
  picture: "an attachment; at a terminal a file or a link",
  link: "a link to a picture",
  switch: "yes or no; as a flag it stands alone",
  loras: "names with weights: `ink:0.8, old film`; at a terminal also files",
  refiner: "`on`, `off`; at a terminal and as a flag also its name",
} as const;
