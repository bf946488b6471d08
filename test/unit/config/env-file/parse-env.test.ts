import { describe, expect, it } from "vitest";
import { parseEnv } from "../../../../src/config/env-file/parse-env.ts";
import { spoken } from "../../../support/words/spoken.ts";

const valueOf = (line: string) => parseEnv(line).variables.get("X");

describe("a line of .env", () => {
  it.each([
    ["X=abc", "abc"],
    ["X = abc ", "abc"],
    ["  X=abc", "abc"],
    ["export X=abc", "abc"],
    ["X=abc # a comment", "abc"],
    ["X=abc#no-comment", "abc#no-comment"],
    ["X=# a comment", ""],
    ["X=", ""],
    ['X="a b"', "a b"],
    ["X='a b' # a comment", "a b"],
    ["X=`a b`", "a b"],
    ['X="a # b"', "a # b"],
    ['X="C:\\new\\models"', "C:\\new\\models"],
    ["X=C:\\new\\models", "C:\\new\\models"],
    ['X="C:\\models\\"', "C:\\models\\"],
    ['X="say "hi" now"', 'say "hi" now'],
    ["X=a=b", "a=b"],
    ["X=$HOME/${Y}", "$HOME/${Y}"],
  ])("%j gives %j", (line, value) => {
    expect(valueOf(line)).toBe(value);
  });

  it.each(["\n", "\r\n", "\r"])("ends in %j", (end) => {
    const { variables } = parseEnv(["A=1", "", "# comment", "B=2"].join(end));
    expect([...variables]).toEqual([
      ["A", "1"],
      ["B", "2"],
    ]);
  });

  it("is pointed out when it means nothing, or repeats a name", () => {
    const { variables, remarks } = parseEnv("X=1\njust words\nX=2\n=3");
    expect(variables.get("X")).toBe("2");
    expect(remarks.map(spoken)).toEqual([
      "Line 2 of .env is not NAME=value and was left out.",
      "X stands twice in .env (lines 1 and 3): the last one counts.",
      "Line 4 of .env is not NAME=value and was left out.",
    ]);
  });

  it.each(['X="abc', "X='abc # it's", 'X="abc" def'])(
    "%j is refused: its quote never ends",
    (line) => {
      const { problems, variables } = parseEnv(line);
      expect(problems.map(spoken)).toEqual([expect.stringContaining("X (line 1 of .env)")]);
      expect(variables.size).toBe(0);
    },
  );
});
