import { describe, expect, it } from "vitest";
import { slashCommands } from "../../../../../src/playground/page/composer/slash-command.ts";
import { suggest } from "../../../../../src/playground/page/composer/suggest.ts";
import { help, imagine } from "./imagine.ts";

const commands = slashCommands([imagine, help]);

const offered = () => [{ name: "Pixel art", value: "pixel" }];

/** Suggestions for a line; the caret is where the bar stands. */
function at(marked: string, files: readonly string[] = []) {
  const caret = marked.indexOf("|");
  const line = marked.replace("|", "");
  const found = suggest(line, caret, { commands, files, offered });
  return {
    ...found,
    labels: found?.items.map(({ label }) => label),
    /** The line after the first suggestion was taken. */
    taken:
      found?.items[0] &&
      line.slice(0, found.items[0].start) + found.items[0].text + line.slice(found.items[0].end),
  };
}

describe("suggest", () => {
  it("offers nothing in plain words", () => {
    expect(suggest("hello", 5, { commands, files: [], offered: () => [] })).toBeUndefined();
  });

  it("offers the commands that begin with what is typed, then those that contain it", () => {
    expect(at("/|").labels).toEqual(["/help", "/imagine"]);
    expect(at("/im|")).toMatchObject({
      labels: ["/imagine"],
      eager: true,
      taken: "/imagine prompt: ",
    });
    expect(at("/elp|").labels).toEqual(["/help"]);
    expect(at("/nothing|").labels).toBeUndefined();
  });

  it("lets a complete command be sent, and completes one that needs more", () => {
    expect(at("/help|").eager).toBe(false);
    expect(at("/imagine|").eager).toBe(true);
  });

  it("shows what the command does and its options, the required one first", () => {
    const shown = at("/imagine |");
    expect(shown).toMatchObject({ title: "/imagine", detail: "Make pictures" });
    expect(shown.labels?.[0]).toBe("prompt");
  });

  it("describes the option that holds the caret, with its range", () => {
    expect(at("/imagine prompt: a count: 2|")).toMatchObject({
      title: "count",
      detail: "How many (a whole number from 1 to 4)",
    });
  });

  it("offers the options that are not there yet, at the end of the line", () => {
    const shown = at("/imagine prompt: a re|d apple");
    expect(shown.labels).not.toContain("prompt");
    expect(shown).toMatchObject({ taken: "/imagine prompt: a red apple size: ", eager: false });
  });

  it("completes an option whose name was begun", () => {
    expect(at("/imagine prompt: a st|").taken).toBe("/imagine prompt: a style: ");
  });

  it("offers choices that fit, and takes the first on Enter once something is typed", () => {
    expect(at("/imagine prompt: a size: |")).toMatchObject({
      labels: ["Square", "Wide"],
      eager: false,
    });
    expect(at("/imagine prompt: a size: wi|")).toMatchObject({
      labels: ["Wide"],
      eager: true,
      taken: "/imagine prompt: a size: Wide ",
    });
  });

  it("goes on to other options once a choice is complete", () => {
    expect(at("/imagine size: Wide|").labels?.[0]).toBe("prompt");
  });

  it("offers True and False", () => {
    expect(at("/imagine refiner: |").labels).toEqual(["True", "False"]);
  });

  it("asks the bot for an option with autocomplete and shows what it offered", () => {
    const shown = at("/imagine prompt: a style: pi|");
    expect(shown).toMatchObject({ labels: ["Pixel art"], eager: false, asks: { text: "pi" } });
  });

  it("offers attached files and the choice of another", () => {
    expect(at("/imagine image: |", ["photo.png"]).labels).toEqual(["photo.png", "Choose a file…"]);
    expect(at("/imagine image: photo.png|", ["photo.png"]).labels?.[0]).toBe("prompt");
  });
});
