import { markdownTable } from "./markdown-table.ts";
import { describedSections } from "./settings-sections.ts";

const HEAD = `# Settings

Easel reads its settings from a file \`.env\` in its own folder, and from the environment, which wins. Every setting has a default: without any of them \`npm start\` opens the playground. After a change: \`npm run doctor\`, then start Easel again.

- One setting a line: \`NAME=value\`. \`export\` in front, spaces around the sign, quotation marks and comments are allowed. What stands in quotation marks is taken as it is, so a Windows path keeps its backslashes.
- The file may be UTF-8 or UTF-16, with or without a byte order mark. Any other encoding is read as Windows-1252, and the doctor says so.
- An empty value counts as absent. A name that nobody knows is pointed out, with the one that is probably meant.
- \`~/\` at the beginning of a folder is your home folder.

This page and \`.env.example\` are written out of the code by \`npm run docs\`. [providers.md](providers.md) says more about the services.
`;

/** The text of docs/settings.md: a table for each section. */
export function settingsPage(): string {
  const parts = describedSections().map(({ title, settings }) => {
    const rows = settings.map(({ name, fallback, meaning }) => [
      `\`${name}\``,
      fallback === "" ? "" : `\`${fallback}\``,
      meaning.replaceAll("|", "\\|"),
    ]);
    return `## ${title}\n\n${markdownTable([["name", "default", "meaning"], ...rows])}\n`;
  });
  return [HEAD, ...parts].join("\n");
}
