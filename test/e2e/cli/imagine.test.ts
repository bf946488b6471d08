import { cp, readdir, readFile, truncate } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { bundledModelFolder, bundledModelName } from "../../support/bundled-model-folder.ts";
import { readPicture } from "../../support/read-picture.ts";
import { plainPicture, samplePicture } from "../../support/sample-pictures.ts";
import { runEasel, startEasel } from "../../support/cli/run-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { faults } from "../../support/vendors/faults.ts";
import { startRemoteModels, TEST_KEY } from "../../support/vendors/remote-models.ts";

interface Printed {
  readonly model: string;
  readonly images: readonly {
    readonly path: string;
    readonly seed: number;
    readonly width: number;
    readonly height: number;
    readonly mediaType: string;
  }[];
  readonly warnings: readonly { readonly option: string; readonly message: string }[];
  readonly milliseconds: number;
}

const linesOf = (output: string): unknown[] =>
  output
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

describe("npm run imagine", () => {
  it("draws by the launcher, and prints one JSON object and nothing else", async () => {
    const out = await temporaryFolder();
    const words = "imagine a red apple --count 2 --seed 5 --steps 3 --json --style nonsense --out";
    const { code, output, temporary } = await runEasel([...words.split(" "), out], {
      entry: "scripts/run.mjs",
    });
    expect(code).toBe(0);
    const printed = JSON.parse(output) as Printed;
    expect(Object.keys(printed)).toEqual(["model", "images", "warnings", "milliseconds"]);
    expect(printed.model).toBe(`local/${bundledModelName}`);
    expect(printed.images.map(({ seed }) => seed)).toEqual([5, 6]);
    expect(printed.warnings).toMatchObject([{ option: "style" }]);
    for (const { path: file, width, height, mediaType } of printed.images) {
      expect(path.dirname(file)).toBe(out);
      expect(mediaType).toBe("image/png");
      expect(await readPicture(await readFile(file))).toMatchObject({ width, height });
    }
    // Neither the data folder nor the engine's telemetry stays behind.
    expect(await readdir(temporary)).toEqual([]);
  });

  it("changes the masked part of a picture, draws beyond its edges, and gives its size back", async () => {
    const folder = await temporaryFolder();
    const [image, mask] = [path.join(folder, "image.png"), path.join(folder, "mask.png")];
    await samplePicture(310, 262).png().toFile(image);
    const white = await plainPicture(155, 262, { r: 255, g: 255, b: 255 }).png().toBuffer();
    await plainPicture(310, 262, { r: 0, g: 0, b: 0 })
      .composite([{ input: white, left: 0, top: 0 }])
      .toFile(mask);
    const shared = { prompt: "a cat", image, steps: 2, seed: 3 };
    const requests = [
      { ...shared, mask },
      { ...shared, extend: "left=64" },
      { ...shared, strength: 0.5 },
    ];
    const input = requests.map((request) => JSON.stringify(request)).join("\n");
    const { code, output } = await runEasel(["imagine", "--requests", "-", "--out", folder], {
      input,
    });
    expect(code).toBe(0);
    const images = linesOf(output).flatMap((line) => (line as Printed).images);
    expect(images.map(({ width, height }) => [width, height])).toEqual([
      [310, 262],
      [374, 262],
      [310, 262],
    ]);
    const right = { left: 155, top: 0, width: 155, height: 262 };
    const pixels = async (file: string, area: typeof right) =>
      sharp(await readFile(file))
        .extract(area)
        .raw()
        .toBuffer();
    const masked = images[0]?.path ?? "";
    expect(await pixels(masked, right)).toEqual(await pixels(image, right));
    const left = { ...right, left: 0 };
    expect(await pixels(masked, left)).not.toEqual(await pixels(image, left));
  });

  it("draws many requests in order, from standard input, with latents for each", async () => {
    const folder = await temporaryFolder();
    const latents = path.join(folder, "latents.npy");
    const requests = [
      { prompt: "a red apple", seed: "5", steps: "2", count: 2, latents },
      { prompt: "a red apple", widht: 3 },
      { prompt: "a cat", seed: 9, steps: 2, model: bundledModelFolder },
    ];
    const input = ["{", ...requests.map((request) => JSON.stringify(request))].join("\n");
    const { code, output, errors } = await runEasel(
      ["imagine", "--requests", "-", "--out", folder],
      { input },
    );
    expect({ code, errors }).toEqual({ code: 1, errors: "" });
    expect(linesOf(output)).toMatchObject([
      { error: "The line is not a JSON object." },
      { images: [{ seed: 5 }, { seed: 6 }] },
      { error: "There is no option --widht." },
      { model: `local/${bundledModelName}`, images: [{ seed: 9 }] },
    ]);
    const file = await readFile(latents);
    const header = file.subarray(0, 128).toString("latin1");
    const shape =
      /'shape': \((\d+), (\d+), (\d+), (\d+)\)/.exec(header)?.slice(1).map(Number) ?? [];
    const [count = 0, channels = 0, height = 0, width = 0] = shape;
    expect({ count, height, width }).toEqual({ count: 2, height: 16, width: 16 });
    expect(file.length).toBe(128 + 4 * count * channels * height * width);
  });

  it.each([
    [["a cat", "--steps", "x"], "--steps must be a whole number from 1 to 1000."],
    [["a cat", "--model", "nothing"], 'There is no model called "nothing" here.'],
    [["a cat --sede 5"], "There is no flag --sede. Did you mean --seed?"],
    [["a cat --seed 5", "--seed", "6"], "--seed stands there twice. Leave one of them out."],
    [["a cat", "--sede", "5"], "There is no option --sede. Did you mean --seed?"],
    [["a cat", "--image", "nothing.png"], "--image names nothing.png, which cannot be read."],
    [[], "Say what to draw"],
  ])("refuses %j with one line and exit status 2", async (args, message) => {
    const { code, output, errors } = await runEasel(["imagine", ...args]);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toContain(message);
    expect(errors.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each([
    [{ LC_ALL: "de_DE.UTF-8" }, "Sage, was gezeichnet werden soll"],
    [{ LANG: "de_AT.UTF-8" }, "Sage, was gezeichnet werden soll"],
    [{ LC_MESSAGES: "de", LANG: "en_GB.UTF-8" }, "Sage, was gezeichnet werden soll"],
    [{ LC_ALL: "C", LANG: "de_DE.UTF-8" }, "Say what to draw"],
    [{ LANG: "fr_FR.UTF-8" }, "Say what to draw"],
  ])("speaks the language of %j", async (settings, words) => {
    const { code, errors } = await runEasel(["imagine"], { settings });
    expect(code).toBe(2);
    expect(errors).toContain(words);
  });

  it("draws what the flags of a prompt say", async () => {
    const out = await temporaryFolder();
    const { code, output } = await runEasel(
      ["imagine", "a red —seed 5 apple --steps 2 --no leaves", "--json", "--out", out],
      {},
    );
    expect(code).toBe(0);
    const { images } = JSON.parse(output) as Printed;
    expect(images).toMatchObject([{ seed: 5, path: path.join(out, "a-red-apple-5.png") }]);
    expect(await readFile(images[0]?.path ?? "", "latin1")).toContain("Negative prompt: leaves");
  });

  it("says in one sentence that a model folder is broken", async () => {
    const model = path.join(await temporaryFolder(), "broken");
    await cp(bundledModelFolder, model, { recursive: true });
    await truncate(path.join(model, "unet/model.onnx"), 1000);
    const { code, output, errors } = await runEasel(["imagine", "a cat", "--model", model]);
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toMatch(/^The model folder broken is not usable: unet\/model\.onnx .*\n$/);
  });

  it("says in one sentence why a service made nothing", async () => {
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    remote.segmind.next(faults["401"]);
    const settings = {
      SEGMIND_API_KEY: TEST_KEY,
      SEGMIND_BASE_URL: remote.segmind.url.href,
      EASEL_FALLBACK: "off",
    };
    const { code, output, errors } = await runEasel(["imagine", "a cat", "--json"], { settings });
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toMatch(/^Segmind does not accept this bot's API key\..*\n$/);
    expect(remote.segmind.posts).toHaveLength(1);
  });

  it("leaves no process and no file behind when it is interrupted", async () => {
    const out = await temporaryFolder();
    const words = "imagine a red apple --count 4 --steps 150 --json --out";
    const easel = await startEasel([...words.split(" "), out]);
    const engine = await eventually(() => childOf(easel.child.pid));
    easel.child.kill("SIGINT");
    const { code, errors, output } = await easel.ended;
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toBe("Stopped before a picture was finished.\n");
    expect(await readdir(easel.temporary)).toEqual([]);
    expect(await commandOf(engine)).toBe("");
  });
});

/** Waits until something is there. */
async function eventually<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The engine's process of a command, from the kernel's own list. */
async function childOf(parent: number | undefined): Promise<number | undefined> {
  const tasks = `/proc/${parent}/task/${parent}/children`;
  const [child] = (await readFile(tasks, "utf8")).trim().split(" ");
  return child === "" ? undefined : Number(child);
}

async function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
}
