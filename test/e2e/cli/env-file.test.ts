import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runEasel } from "../../support/cli/run-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Nobody listens on port 9: the doctor sees that there is a token, and cannot ask about it. */
const unreachable = { DISCORD_TOKEN: undefined, DISCORD_API_URL: "http://127.0.0.1:9/api" };

/** `npm run doctor` beside a file `.env` with these bytes. */
async function doctorBeside(content: string | Uint8Array, settings = {}) {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, ".env"), content);
  return runEasel(["doctor"], {
    folder,
    settings: { ...unreachable, EASEL_MODELS_DIR: path.join(folder, "none"), ...settings },
  });
}

const token = "DISCORD_TOKEN=AAAA.BBBB.CCCC\r\n";

describe("a settings file", () => {
  it.each([
    ["begins with a byte order mark", `\uFEFF${token}`],
    ["is UTF-16 as Windows' Notepad writes it", Buffer.from(`\uFEFF${token}`, "utf16le")],
    ["is UTF-16 without a mark", Buffer.from(token, "utf16le")],
    ["is UTF-16, the big end first", Buffer.from(`\uFEFF${token}`, "utf16le").swap16()],
  ])("is read when it %s", async (_, content) => {
    const { output } = await doctorBeside(content);
    expect(output).toContain("Discord cannot be reached");
    expect(output).not.toContain("no DISCORD_TOKEN");
  });

  it("has its misspelled names pointed out, with the likely ones", async () => {
    const { output } = await doctorBeside("DISCORD_TOKENS=A\nSEGMIND_KEY=SG_0123456789abcdef\n");
    expect(output).toContain("Perhaps DISCORD_TOKEN is meant");
    expect(output).toContain("Perhaps SEGMIND_API_KEY is meant");
    expect(output).not.toContain("SG_0123456789abcdef");
  });

  it("keeps the backslashes of a path in quotation marks", async () => {
    const settings = { EASEL_MODELS_DIR: undefined };
    const { output } = await doctorBeside('EASEL_MODELS_DIR="C:\\new\\models"\n', settings);
    expect(output).toContain("C:\\new\\models");
  });

  it("is refused in one sentence when it is no text, in the terminal's language", async () => {
    const settings = { LANG: "de_DE.UTF-8" };
    const { code, output } = await doctorBeside(Buffer.from([0, 1, 2, 3]), settings);
    expect(code).toBe(1);
    expect(output).toContain(".env ist keine lesbare Textdatei.");
  });
});

describe("a data folder that cannot be written", () => {
  it("ends the start with one sentence, before anything else", async () => {
    const folder = await temporaryFolder();
    // A file in the folder's place stops every user, root among them.
    await writeFile(path.join(folder, "data"), "");
    const { code, output, errors } = await runEasel(["start"], { folder });
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toMatch(/^The data folder \S+ cannot be made\. .*\n$/);
  });
});
