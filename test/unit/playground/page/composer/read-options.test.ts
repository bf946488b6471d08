import { describe, expect, it } from "vitest";
import { readCommandLine } from "../../../../../src/playground/page/composer/command-line.ts";
import {
  numberWords,
  readOptions,
} from "../../../../../src/playground/page/composer/read-options.ts";
import { slashCommands } from "../../../../../src/playground/page/composer/slash-command.ts";
import { imagine } from "./imagine.ts";

const nothing = () => undefined;
const commands = slashCommands([imagine]);

function read(rest: string) {
  const line = readCommandLine(`/imagine ${rest}`, commands);
  if (!line) throw new Error("The line was not read.");
  return readOptions(line, {
    file: (name) => (name === "photo.png" ? { name } : undefined),
    offered: (_, label) => (label === "Pixel art" ? { name: label, value: "pixel" } : undefined),
    person: (name) => (name === "Robin" ? "11" : undefined),
    channel: (name) => (name === "pictures" ? "22" : undefined),
  });
}

describe("readOptions", () => {
  it("turns every kind of text into its value", () => {
    const line =
      "prompt: a red apple size: wide count: 2 guidance: 7.5 style: Pixel art seed: -3 " +
      "refiner: yes image: photo.png friend: @Robin place: #pictures";
    expect(read(line)).toEqual({
      values: {
        prompt: "a red apple",
        size: "768x512",
        count: 2,
        guidance: 7.5,
        style: "pixel",
        seed: -3,
        refiner: true,
        image: { name: "photo.png" },
        friend: "11",
        place: "22",
      },
    });
  });

  it("takes a choice by its value, and words that were not offered as they are", () => {
    expect(read("prompt: a size: 512x512 style: ink refiner: False")).toEqual({
      values: { prompt: "a", size: "512x512", style: "ink", refiner: false },
    });
  });

  it("leaves options out that have no value yet", () => {
    expect(read("prompt: a count:")).toEqual({ values: { prompt: "a" } });
  });

  it.each([
    ["", "prompt", "prompt is missing: What to draw"],
    [`prompt: ${"a".repeat(101)}`, "prompt", "prompt takes at most 100 characters"],
    ["prompt: a size: tall", "size", "size is one of Square, Wide, not “tall”."],
    ["prompt: a count: 9", "count", "count is a whole number from 1 to 4, not “9”."],
    ["prompt: a count: 2.5", "count", "count is a whole number from 1 to 4"],
    ["prompt: a count: two", "count", "not “two”"],
    ["prompt: a guidance: -1", "guidance", "guidance is a number of at least 0"],
    ["prompt: a seed: 99999999999999999999", "seed", "seed is a whole number"],
    ["prompt: a refiner: perhaps", "refiner", "refiner is True or False"],
    ["prompt: a image: lost.png", "image", "image needs a file"],
    ["prompt: a friend: Nobody", "friend", "Nobody here is called"],
    ["prompt: a place: #lost", "place", "There is no channel"],
  ])("says what is wrong with %j", (line, option, words) => {
    expect(read(line)).toMatchObject({ option, problem: expect.stringContaining(words) });
  });

  it("checks the least length of a text", () => {
    const option = { type: 3, name: "word", description: "A word", min_length: 3 };
    const command = { name: "say", description: "Say", options: [option] };
    const line = readCommandLine("/say word: ab", [command]);
    if (!line) throw new Error("The line was not read.");
    const context = { file: nothing, offered: nothing, person: nothing, channel: nothing };
    expect(readOptions(line, context)).toMatchObject({
      problem: "word needs at least 3 characters.",
    });
  });
});

describe("numberWords", () => {
  it("says which numbers fit", () => {
    const base = { name: "n", description: "" };
    expect(numberWords({ ...base, type: 10, max_value: 2 })).toBe("a number of at most 2");
    expect(numberWords({ ...base, type: 4 })).toBe("a whole number");
  });
});
