import { expect, it } from "vitest";
import { drawBar, replaceBar } from "../../../src/cli/progress-bar.ts";

it("a bar is one line, drawn anew in its place, that gives way to words", () => {
  const written: string[] = [];
  const terminal = { columns: 40, write: (text: string) => written.push(text) };
  drawBar(terminal, 0.5, "half\nway  there, and much more than fits");
  replaceBar(terminal, "Done.");
  expect(written).toEqual([
    `\r\u001B[K${"█".repeat(12)}${"░".repeat(12)} half way  ther`,
    "\r\u001B[KDone.\n",
  ]);
});
