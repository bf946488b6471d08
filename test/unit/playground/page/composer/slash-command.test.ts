import { describe, expect, it } from "vitest";
import { slashCommands } from "../../../../../src/playground/page/composer/slash-command.ts";
import { help, imagine, settings, vary } from "./imagine.ts";

describe("slashCommands", () => {
  it("offers subcommands as commands of several words, sorted, and no message commands", () => {
    const names = slashCommands([settings, vary, imagine, help]).map(({ name }) => name);
    expect(names).toEqual(["help", "imagine", "settings limit set", "settings show"]);
  });

  it("puts required options first", () => {
    const [command] = slashCommands([imagine]);
    expect(command?.options.slice(0, 2).map(({ name }) => name)).toEqual(["prompt", "size"]);
  });
});
