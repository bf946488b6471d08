import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { imagine as imagineIn } from "../../../../src/cli/imagine/imagine.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import type { Config } from "../../../../src/config/config.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import type { DrawnRequest } from "../../../../src/cli/imagine/draw.ts";
import { keepPrinted } from "../../../support/cli/printed.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { startRemoteModels, TEST_KEY } from "../../../support/vendors/remote-models.ts";

const imagine = (args: readonly string[], config: Config, locale = "en") =>
  imagineIn(args, config, wordsFor(locale));

async function withSegmind() {
  const remote = await startRemoteModels();
  onTestFinished(() => remote.close());
  const folder = await temporaryFolder();
  const config = parseConfig({
    SEGMIND_API_KEY: TEST_KEY,
    SEGMIND_BASE_URL: remote.segmind.url.href,
    EASEL_MODELS_DIR: folder,
  });
  return { folder, config, segmind: remote.segmind, printed: keepPrinted() };
}

describe("imagine", () => {
  it("says where the pictures are, and what is different from what was asked", async () => {
    const { folder, config, printed } = await withSegmind();
    const args = ["a", "red", "apple", "--seed", "5", "--steps", "5", "--out", folder];
    expect(await imagine(args, config)).toBe(0);
    expect(printed.output).toEqual([
      `${path.join(folder, "a-red-apple-5.jpg")}  1024x1024  seed 5`,
    ]);
    expect(printed.errors).toEqual([expect.stringMatching(/^Note: .*20/)]);
  });

  it("prints what was made before it fails for what is missing", async () => {
    const { folder, config, segmind, printed } = await withSegmind();
    segmind.next(faults["half a picture"]);
    const drawing = imagine(["x", "--count", "2", "--json", "--out", folder], config);
    await expect(drawing).rejects.toThrow(/^Picture [12] is missing\./);
    expect(JSON.parse(printed.output.join())).toMatchObject({
      model: "segmind/sdxl1.0-txt2img",
      images: [{ mediaType: "image/jpeg" }],
    });
    expect(printed.output).toHaveLength(1);
  });

  it("answers each line of a requests file with one line", async () => {
    const { folder, config, printed } = await withSegmind();
    const file = path.join(folder, "requests.jsonl");
    await writeFile(file, '{"prompt":"a","seed":1}\n{\n{"prompt":"b","seed":2}\n');
    expect(await imagine(["--requests", file, "--out", folder], config)).toBe(1);
    expect(printed.output.map((line): unknown => JSON.parse(line))).toMatchObject([
      { images: [{ seed: 1 }] },
      { error: "The line is not a JSON object." },
      { images: [{ seed: 2 }] },
    ]);
  });

  it("speaks German, and English in JSON", async () => {
    const { folder, config, printed } = await withSegmind();
    const args = ["ein Apfel", "--seed", "5", "--steps", "5", "--out", folder];
    expect(await imagine(args, config, "de")).toBe(0);
    expect(printed.output[0]).toMatch(/ {2}1024x1024 {2}Seed 5$/);
    expect(printed.errors).toEqual([expect.stringMatching(/^Hinweis: .*20/)]);
    await imagine([...args, "--json"], config, "de");
    const { warnings } = JSON.parse(printed.output.at(-1) ?? "") as DrawnRequest;
    expect(warnings).toMatchObject([
      {
        option: "steps",
        message: expect.stringMatching(/ takes 20 to 100/),
        code: expect.stringMatching(/^planning\./),
        params: expect.objectContaining({ min: 20 }),
      },
    ]);
    await imagine(["--help"], config, "de");
    expect(printed.output.at(-1)).toContain("Zeichnet Bilder am Terminal");
    expect(printed.output.at(-1)).toMatch(/--seed N +Derselbe Seed/);
  });

  it("explains itself, and needs something to draw", async () => {
    const { config, printed } = await withSegmind();
    expect(await imagine(["--help"], config)).toBe(0);
    expect(printed.output.join()).toContain("--requests FILE.jsonl");
    await expect(imagine([], config)).rejects.toThrow("Say what to draw");
  });
});
