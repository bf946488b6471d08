import { describe, expect, it } from "vitest";
import { confirm } from "../../../../src/cli/models/confirm.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import { quoted } from "../../../../src/words/index.ts";
import { openModelsContext } from "../../../support/cli/models-context.ts";

const question = quoted("Really?");
const no = quoted("no");

describe("a question at a terminal", () => {
  it.each([
    ["y\n", true],
    ["YES\n", true],
    ["n\n", false],
    ["\n", false],
    ["yesterday\n", false],
    ["", false],
  ])("answered with %j is taken for %s", async (typed, expected) => {
    const context = await openModelsContext({ typed });
    expect(await confirm(question, no, context)).toBe(expected);
    expect(context.shown[0]).toBe("Really? [y/N] ");
  });

  it.each(["j", "JA", "y", "yes"])("in German takes %s for yes", async (typed) => {
    const context = await openModelsContext({ typed: `${typed}\n`, locale: "de_DE.UTF-8" });
    expect(await confirm(question, no, context)).toBe(true);
    expect(context.shown[0]).toBe("Really? [j/N] ");
  });

  it("is not asked where nobody sits", async () => {
    const context = await openModelsContext();
    await expect(confirm(question, quoted("Say --yes."), context)).rejects.toThrow(
      new UserError("invalid-option", quoted("Say --yes.")),
    );
    expect(context.shown).toEqual([]);
  });

  it("ends with Ctrl+C", async () => {
    const context = await openModelsContext({ typed: "" });
    context.interrupt();
    await expect(confirm(question, no, context)).rejects.toThrow("Ctrl+C");
  });
});
