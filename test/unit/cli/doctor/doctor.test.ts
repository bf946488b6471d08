import { describe, expect, it } from "vitest";
import { doctor } from "../../../../src/cli/doctor/doctor.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import { keepPrinted } from "../../../support/cli/printed.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

function brokenLoad(): never {
  throw new TypeError("a bug");
}

describe("the doctor", () => {
  it("says what to do when there is nothing that could draw", async () => {
    const { output } = keepPrinted();
    const folder = await temporaryFolder();
    const settings = { EASEL_MODELS_DIR: folder, EASEL_DATA_DIR: folder };
    expect(await doctor(() => parseConfig(settings), "en")).toBe(1);
    const text = output.join("\n");
    expect(text.replaceAll(/ {2,}/g, "  ")).toContain(
      `Own engine  no model that works in ${folder}`,
    );
    expect(text).toMatch(/^! Models +none$/m);
    expect(text).toContain("or set up one of the services in docs/providers.md");
    expect(text.trimEnd()).toMatch(/Then run npm run doctor again\.$/);
  });

  it("does not stop at settings that cannot be read", async () => {
    const { output } = keepPrinted();
    expect(await doctor(() => parseConfig({ EASEL_PORT: "x" }), "en")).toBe(1);
    expect(output.join("\n")).toContain("EASEL_PORT must be a whole number from 0 to 65535.");
  });

  it("speaks the language of the terminal", async () => {
    const { output } = keepPrinted();
    expect(await doctor(() => parseConfig({ EASEL_PORT: "x" }), "de")).toBe(1);
    const text = output.join("\n");
    expect(text).toContain("EASEL_PORT muss eine ganze Zahl von 0 bis 65535 sein.");
    expect(text).toContain("Was als Nächstes zu tun ist:");
    expect(text).not.toMatch(/must be|What to do/);
  });

  it("does not hide a bug", async () => {
    keepPrinted();
    await expect(doctor(brokenLoad)).rejects.toThrow(TypeError);
  });
});
