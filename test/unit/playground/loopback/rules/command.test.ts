import { describe, expect, it } from "vitest";
import { checkChoices } from "../../../../../src/playground/loopback/rules/choices.ts";
import { checkCommand } from "../../../../../src/playground/loopback/rules/command.ts";
import type {
  CommandDefinition,
  CommandOption,
} from "../../../../../src/playground/loopback/wire/command.ts";

const option = (name: string, more: Partial<CommandOption> = {}): CommandOption => ({
  type: 3,
  name,
  description: "x",
  ...more,
});

function wrong(command: Partial<CommandDefinition>): string[] {
  const whole = { name: "imagine", description: "Makes pictures", ...command };
  return checkCommand(whole).map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("a command", () => {
  it("may have required options first, and one kind of suggestions each", () => {
    const choices = [{ name: "a", value: "a" }];
    const options = [
      option("prompt", { required: true }),
      option("size", { choices }),
      option("style", { autocomplete: true }),
    ];
    expect(wrong({ options })).toEqual([]);
    expect(wrong({ options: [option("a", { autocomplete: true, choices })] })).toEqual([
      "APPLICATION_COMMAND_CHOICES_AUTOCOMPLETE options.0.choices",
    ]);
  });

  it("never has a required option behind an optional one", () => {
    expect(wrong({ options: [option("a"), option("b", { required: true })] })).toEqual([
      "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID options.1",
    ]);
  });

  it.each(["Imagine", "two words", "", "x".repeat(33), "a!b"])("is not named %j", (name) => {
    expect(wrong({ name })).toEqual(["APPLICATION_COMMAND_INVALID_NAME name"]);
  });

  it("may be named with blanks and capitals in a menu, but has no description there", () => {
    expect(checkCommand({ name: "Vary this image", type: 3 })).toEqual([]);
    expect(wrong({ name: "Vary this image", type: 3 })).toEqual([
      "BASE_TYPE_BAD_LENGTH description",
    ]);
  });

  it("is held to the same rules in every language, and to the languages that Discord knows", () => {
    expect(
      wrong({
        name_localizations: { de: "Zwei Worte" },
        description_localizations: { de: "x".repeat(101), fr: "court" },
        options: [option("a", { description_localizations: { klingon: "x" } })],
      }),
    ).toEqual([
      "APPLICATION_COMMAND_INVALID_NAME name_localizations.de",
      "BASE_TYPE_BAD_LENGTH description_localizations.de",
      "APPLICATION_COMMAND_LOCALE_INVALID options.0",
    ]);
    const menu = { name: "Vary this image", type: 3 };
    expect(checkCommand({ ...menu, name_localizations: { de: "Dieses Bild variieren" } })).toEqual(
      [],
    );
    expect(checkCommand({ ...menu, name_localizations: { de: "x".repeat(33) } })).toHaveLength(1);
  });

  it("counts the longest of its texts", () => {
    const options = Array.from({ length: 25 }, (_, index) =>
      option(`o${index}`, {
        choices: [{ name: "a", name_localizations: { de: "x".repeat(400) }, value: "a" }],
      }),
    );
    expect(wrong({ options })).toEqual(["APPLICATION_COMMAND_TOO_LARGE "]);
  });

  it("has at most 25 options with names of their own", () => {
    const options = Array.from({ length: 26 }, (_, index) => option(`o${index % 25}`));
    expect(wrong({ options })).toEqual([
      "BASE_TYPE_BAD_LENGTH options",
      "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS options.25.name",
    ]);
  });

  it("has at most 8,000 characters in all", () => {
    const choices = Array.from({ length: 25 }, (_, index) => ({
      name: `${index}`.padEnd(100, "x"),
      value: `${index}`.padEnd(100, "y"),
    }));
    expect(wrong({ options: [option("a", { choices })] })).toEqual([]);
    expect(wrong({ options: [option("a", { choices }), option("b", { choices })] })).toEqual([
      "APPLICATION_COMMAND_TOO_LARGE ",
    ]);
  });
});

describe("suggestions", () => {
  it("are at most 25, with names and texts of up to 100 characters", () => {
    const choices = Array.from({ length: 26 }, () => ({ name: "a", value: 1 }));
    expect(checkChoices(choices)).toHaveLength(1);
    const odd = [
      { name: "", value: "x".repeat(101) },
      { name: "n", value: 2 ** 60 },
    ];
    expect(checkChoices(odd).map(({ path }) => path.join("."))).toEqual([
      "data.choices.0.name",
      "data.choices.0.value",
      "data.choices.1.value",
    ]);
  });
});
