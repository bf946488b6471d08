import { describe, expect, it } from "vitest";
import { confirm } from "../../../../src/cli/models/confirm.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import { openDesk } from "../../../support/cli/desk.ts";

describe("a question at a terminal", () => {
  it.each([
    ["y\n", true],
    ["YES\n", true],
    ["n\n", false],
    ["\n", false],
    ["yesterday\n", false],
    ["", false],
  ])("answered with %j is taken for %s", async (typed, expected) => {
    const desk = await openDesk({ typed });
    expect(await confirm("Really?", "no", desk)).toBe(expected);
    expect(desk.shown[0]).toBe("Really? [y/N] ");
  });

  it("is not asked where nobody sits", async () => {
    const desk = await openDesk();
    await expect(confirm("Really?", "Say --yes.", desk)).rejects.toThrow(
      new UserError("invalid-option", "Say --yes."),
    );
    expect(desk.shown).toEqual([]);
  });

  it("ends with Ctrl+C", async () => {
    const desk = await openDesk({ typed: "" });
    desk.interrupt();
    await expect(confirm("Really?", "no", desk)).rejects.toThrow("Ctrl+C");
  });
});
