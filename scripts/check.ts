// npm run typecheck, lint, format, unused: one kind of check, or with format the mending of it.
import { checks, runTool } from "./tools.ts";

const commands: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ...checks,
  format: [["oxfmt", "."]],
};

const [name = "", ...rest] = process.argv.slice(2);
const steps = commands[name];
if (!steps) {
  console.error(`There is no check "${name}". Known: ${Object.keys(commands).join(", ")}.`);
  process.exitCode = 2;
}
for (const step of steps ?? []) {
  const code = await runTool([...step, ...rest]);
  if (code !== 0) process.exitCode = code;
}
