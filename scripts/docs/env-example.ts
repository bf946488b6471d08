import { describedSections } from "./settings-sections.ts";

const COLUMNS = 100;

const HEAD = `# Easel's settings. Copy this file to .env and fill in what you want; every line may stay as it is.
# Without a DISCORD_TOKEN, \`npm start\` opens the playground. \`npm run doctor\` checks what you set.
# docs/settings.md shows the same as a table; npm run docs writes both out of the code.
`;

/** The text of `.env.example`: every setting with its default, and above it what it means. */
export function envExample(): string {
  const parts = describedSections().map(({ title, settings }) => {
    const heading = `# --- ${title} `.padEnd(COLUMNS - 5, "-");
    const lines = settings.map(({ name, fallback, meaning }) =>
      [...wrapped(meaning), `${name}=${fallback}`].join("\n"),
    );
    return [heading, ...lines].join("\n");
  });
  return [HEAD, ...parts.map((part) => `${part}\n`)].join("\n");
}

/** A text in comment lines. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of text.split(" ")) {
    if (`${line} ${word}`.length > COLUMNS) {
      lines.push(line);
      line = "#";
    }
    line = `${line} ${word}`;
  }
  return [...lines, line];
}
