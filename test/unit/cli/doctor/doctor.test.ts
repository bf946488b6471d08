import { describe, expect, it } from "vitest";
import { doctor } from "../../../../src/cli/doctor/doctor.ts";
import { parseConfig } from "../../../../src/config/load.ts";
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
    expect(await doctor(() => parseConfig(settings))).toBe(1);
    const text = output.join("\n");
    expect(text).toContain(`! Own engine     no model that works in ${folder}`);
    expect(text).toContain("set a key of Segmind or ImagePipeline");
    expect(text.trimEnd()).toMatch(/Then run npm run doctor again\.$/);
  });

  it("does not stop at settings that cannot be read", async () => {
    const { output } = keepPrinted();
    expect(await doctor(() => parseConfig({ EASEL_PORT: "x" }))).toBe(1);
    expect(output.join("\n")).toContain("EASEL_PORT must be a whole number from 0 to 65535.");
  });

  it("does not hide a bug", async () => {
    keepPrinted();
    await expect(doctor(brokenLoad)).rejects.toThrow(TypeError);
  });
});
