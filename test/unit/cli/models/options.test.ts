import { describe, expect, it } from "vitest";
import { readOptions } from "../../../../src/cli/models/options.ts";
import { UserError } from "../../../../src/domain/errors.ts";

const plain = { name: "", as: undefined, yes: false, json: false };

describe("the options of npm run models", () => {
  it.each([
    [[], { ...plain, action: "help" }],
    [["help"], { ...plain, action: "help" }],
    [["pull", "x", "--help"], { ...plain, action: "help" }],
    [["list"], { ...plain, action: "list" }],
    [["list", "--json"], { ...plain, action: "list", json: true }],
    [
      ["pull", "a/b", "-y", "--as", "c"],
      { ...plain, action: "pull", name: "a/b", as: "c", yes: true },
    ],
    [["info", "x", "--json"], { ...plain, action: "info", name: "x", json: true }],
    [["remove", "--yes", "x"], { ...plain, action: "remove", name: "x", yes: true }],
  ])("%j are understood", (args, expected) => {
    expect(readOptions(args)).toEqual(expected);
  });

  it.each([
    [["fetch", "x"], 'There is no "fetch" here. Say one of list, pull, info, remove, or help.'],
    [["pull"], 'Say which model: npm run models -- pull NAME. "list" shows what there is.'],
    [["pull", "a", "b"], '"b" is too much: one command, one model.'],
    [["list", "a"], '"a" is too much: one command, one model.'],
    [["list", "--yes"], '"list" has no option --yes.'],
    [["pull", "a", "--json"], '"pull" has no option --json.'],
    [
      ["pull", "a", "--as"],
      "--as needs a value; one that begins with dashes is tied on: --as=--x. Options here: --as FOLDER, --yes, --json.",
    ],
    [
      ["pull", "a", "--force"],
      "There is no option --force. Options here: --as FOLDER, --yes, --json.",
    ],
    [["list", "--json=1"], "--json takes no value. Options here: --as FOLDER, --yes, --json."],
  ])("%j are refused in a sentence", (args, words) => {
    expect(() => readOptions(args)).toThrow(UserError);
    expect(() => readOptions(args)).toThrow(words);
  });
});
