import { describe, expect, it } from "vitest";
import {
  argumentAt,
  readCommandLine,
} from "../../../../../src/playground/page/composer/command-line.ts";
import { slashCommands } from "../../../../../src/playground/page/composer/slash-command.ts";
import { help, imagine, settings } from "./imagine.ts";

const commands = slashCommands([help, imagine, settings]);

function texts(line: string): Record<string, string> | undefined {
  const read = readCommandLine(line, commands);
  return read && Object.fromEntries(read.arguments.map(({ option, text }) => [option.name, text]));
}

describe("readCommandLine", () => {
  it("reads the line that the README tells newcomers", () => {
    expect(texts("/imagine prompt: a red apple")).toEqual({ prompt: "a red apple" });
  });

  it("reads several options in any order, with spaces or without", () => {
    expect(texts("/imagine count:2 prompt:  a red apple  size: Wide")).toEqual({
      count: "2",
      prompt: "a red apple",
      size: "Wide",
    });
  });

  it("takes words without a name for the required text", () => {
    expect(texts("/imagine a red apple count: 2")).toEqual({ prompt: "a red apple", count: "2" });
  });

  it("leaves colons, unknown names and a name's second use inside the text", () => {
    expect(texts("/imagine prompt: note: a prompt: and https://a.example")).toEqual({
      prompt: "note: a prompt: and https://a.example",
    });
  });

  it("reads texts of several lines", () => {
    expect(texts("/imagine prompt: one\ntwo\ncount: 3")).toEqual({
      prompt: "one\ntwo",
      count: "3",
    });
  });

  it("knows commands of several words", () => {
    expect(readCommandLine("/settings limit set count: 4", commands)?.command.name).toBe(
      "settings limit set",
    );
  });

  it.each(["hello", "/imagin prompt: a", "/imagineprompt: a", " /imagine a", ""])(
    "reads no command in %j",
    (line) => {
      expect(readCommandLine(line, commands)).toBeUndefined();
    },
  );
});

describe("argumentAt", () => {
  it("finds the argument that holds the caret", () => {
    const line = "/imagine prompt: a count: 2";
    const read = readCommandLine(line, commands);
    if (!read) throw new Error("The line was not read.");
    const nameAt = (caret: number) => argumentAt(read, caret)?.option.name;
    expect([nameAt(8), nameAt(16), nameAt(19), nameAt(line.length)]).toEqual([
      undefined,
      "prompt",
      "prompt",
      "count",
    ]);
  });
});
