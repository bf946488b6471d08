import { element, fill, type Child } from "../dom.ts";
import { readCommandLine } from "./command-line.ts";
import type { SlashCommand } from "./slash-command.ts";

/**
 * Draws the composer's text behind its see-through characters, with the command and the names of
 * options as chips. `wrong` names an option whose value cannot be used.
 */
export function drawMirror(
  mirror: HTMLElement,
  line: string,
  commands: readonly SlashCommand[],
  wrong: string | undefined,
): void {
  const read = readCommandLine(line, commands);
  if (!read) {
    fill(mirror, `${line}\n`);
    return;
  }
  const parts: Child[] = [element("span", { class: "chip-command" }, line.slice(0, read.nameEnd))];
  let at = read.nameEnd;
  for (const { option, start, valueStart, valueEnd } of read.arguments) {
    const state = option.name === wrong ? " wrong" : "";
    parts.push(line.slice(at, start));
    if (valueStart > start) {
      parts.push(element("span", { class: `chip-option${state}` }, line.slice(start, valueStart)));
    }
    parts.push(element("span", { class: `chip-value${state}` }, line.slice(valueStart, valueEnd)));
    at = valueEnd;
  }
  fill(mirror, ...parts, `${line.slice(at)}\n`);
}
