import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { draw as drawRequest } from "../../../../src/cli/imagine/draw.ts";
import { DrawingError } from "../../../../src/cli/imagine/drawing-error.ts";
import { ProviderError, UserError } from "../../../../src/domain/errors.ts";
import {
  imagineOptions,
  openImagineContext,
  type TestImagineContext,
} from "../../../support/cli/imagine-context.ts";
import { heldModel } from "../../../support/discord/held-model.ts";
import {
  drawEverything,
  pictureEvent,
  scriptedModel,
} from "../../../support/pipeline/scripted-model.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { quoted } from "../../../../src/words/index.ts";

const refused = new ProviderError(quoted("Segmind refused this."), {
  provider: "Segmind",
  kind: "content-refused",
  retryable: false,
  billed: "no",
});

const draw = async (values: Readonly<Record<string, unknown>>, context: TestImagineContext) =>
  drawRequest(imagineOptions(values), context);

describe("drawing at a terminal", () => {
  it("writes every picture under its words and its own seed, and never over another", async () => {
    const context = await openImagineContext([scriptedModel()]);
    const out = path.join(await temporaryFolder(), "new", "folder");
    const options = { prompt: "A red, red apple!", count: 2, seed: 7, out };
    const { result, shortfall } = await draw(options, context);
    await draw({ ...options, count: 1 }, context);
    expect(shortfall).toBeUndefined();
    expect(result).toMatchObject({ model: "local/scripted", warnings: [] });
    expect(result.images.map(({ seed }) => seed)).toEqual([7, 8]);
    expect((await readdir(out)).toSorted()).toEqual([
      "a-red-red-apple-7-2.png",
      "a-red-red-apple-7.png",
      "a-red-red-apple-8.png",
    ]);
    expect(await readFile(result.images[1]?.path ?? "", "utf8")).toContain('"seed":8');
  });

  it("fails with the job's own sentence", async () => {
    const model = scriptedModel({
      // oxlint-disable-next-line require-yield -- it fails before there is anything to yield
      async *script() {
        throw refused;
      },
    });
    const context = await openImagineContext([model]);
    const drawing = draw({ prompt: "x", out: await temporaryFolder() }, context);
    await expect(drawing).rejects.toThrow(DrawingError);
    await expect(drawing).rejects.toThrow("Segmind refused this.");
  });

  it("keeps the pictures that were made when others fail, and says which are missing", async () => {
    const model = scriptedModel({
      async *script(plan) {
        yield pictureEvent(plan, 0);
        yield { type: "failed", positions: [1], error: refused };
      },
    });
    const context = await openImagineContext([model]);
    const out = await temporaryFolder();
    const { result, shortfall } = await draw({ prompt: "x", count: 2, out }, context);
    expect(result.images).toHaveLength(1);
    expect(spoken(shortfall ?? "")).toBe("Picture 2 is missing. Segmind refused this.");
  });

  it("gives whoever interrupts the pictures that are finished", async () => {
    const { model } = heldModel();
    const context: TestImagineContext = await openImagineContext([model], {
      watch: ({ pictures }) => pictures.length === 1 && context.interrupt(),
    });
    const out = await temporaryFolder();
    const { result, shortfall } = await draw({ prompt: "x", count: 2, out }, context);
    expect(result.images).toHaveLength(1);
    expect(spoken(shortfall ?? "")).toContain("Picture 2 is missing");
  });

  it("says that an interrupted call of a service may be charged", async () => {
    const { model } = heldModel();
    const paid = { ...model, paid: true, local: false };
    const context: TestImagineContext = await openImagineContext([paid], {
      watch: () => context.interrupt(),
    });
    const drawing = draw({ prompt: "x", out: await temporaryFolder() }, context);
    await expect(drawing).rejects.toThrow("Stopped before a picture was finished. It may be");
  });

  it("fetches a picture once that it starts from and that a ControlNet follows", async () => {
    const model = scriptedModel();
    const links: string[] = [];
    const context = await openImagineContext([model], {
      download: async (link) => {
        links.push(link);
        return new TextEncoder().encode("a picture");
      },
    });
    const image = "https://example.com/a.png";
    const out = await temporaryFolder();
    await draw({ prompt: "x", image, strength: 0.4, control: "canny", out }, context);
    expect(links).toEqual([image]);
    expect(model.runs[0]?.plan.request.source).toMatchObject({ width: 4, height: 3 });
  });

  it("takes a mask and an extension of its picture, and needs one for them", async () => {
    const model = scriptedModel();
    const context = await openImagineContext([model]);
    const out = await temporaryFolder();
    const image = path.join(out, "source.png");
    await writeFile(image, "a picture");
    await draw({ prompt: "x", image, mask: image, extend: "left=2,up=50%", out }, context);
    expect(model.runs[0]?.plan.request.source).toMatchObject({
      mask: { width: 4, height: 3 },
      extend: { left: 2, right: 0, up: 2, down: 0 },
    });
    const missing = draw({ prompt: "x", image, mask: path.join(out, "none.png"), out }, context);
    await expect(missing).rejects.toThrow("--mask names");
    for (const alone of [{ mask: image }, { extend: "left" }]) {
      await expect(draw({ prompt: "x", ...alone, out }, context)).rejects.toThrow(
        "needs a picture to change: name it with --image.",
      );
    }
  });

  it("tells both seeds of variations", async () => {
    const context = await openImagineContext([scriptedModel()]);
    const varied = { count: 2, seed: 5, "variation-seed": 70, "variation-strength": 0.4 };
    const { result } = await draw(
      { prompt: "x", ...varied, out: await temporaryFolder() },
      context,
    );
    expect(result.images.map(({ variationSeed }) => variationSeed)).toEqual([70, 71]);
  });

  it("starts from a file, and says when there is none that a strength could apply to", async () => {
    const model = scriptedModel();
    const context = await openImagineContext([model]);
    const out = await temporaryFolder();
    const image = path.join(out, "source.png");
    await writeFile(image, "a picture");
    await draw({ image, strength: 0.3, out }, context);
    expect(model.runs[0]?.plan.request.source).toMatchObject({
      width: 4,
      height: 3,
      strength: 0.3,
    });
    const { result } = await draw({ prompt: "x", strength: 0.3, out }, context);
    expect(result.warnings).toEqual([
      {
        option: "strength",
        message: "There is no --image that --strength could apply to.",
        code: "terminal.strength-without-image",
        params: {},
      },
    ]);
    const missing = draw({ image: path.join(out, "none.png"), out }, context);
    await expect(missing).rejects.toThrow("which cannot be read");
  });

  it("fetches a picture behind a link", async () => {
    const model = scriptedModel();
    const asked: string[] = [];
    const download = async (url: string) => {
      asked.push(url);
      return Buffer.from("a picture");
    };
    const context = await openImagineContext([model], { download });
    const image = "https://example.com/a.png";
    await draw({ image, out: await temporaryFolder() }, context);
    expect(asked).toEqual([image]);
    expect(model.runs[0]?.plan.request.source).toBeDefined();
  });

  it("writes the latents of all pictures into one file, in their order", async () => {
    const model = scriptedModel({
      async *script(plan, context) {
        for (const position of [1, 0]) {
          const data = Float32Array.of(position, 10 + position);
          context.keepLatents?.(position, { data, channels: 2, height: 1, width: 1 });
        }
        yield* drawEverything(plan, context);
      },
    });
    const context = await openImagineContext([model]);
    const out = await temporaryFolder();
    const latents = path.join(out, "deep", "latents.npy");
    await draw({ prompt: "x", count: 2, latents, out }, context);
    const file = await readFile(latents);
    expect(file.toString("latin1")).toContain("(2, 2, 1, 1)");
    const numbers = [16, 12, 8, 4].map((fromEnd) => file.readFloatLE(file.length - fromEnd));
    expect(numbers).toEqual([0, 10, 1, 11]);
  });

  it("refuses latents of a service before anything is paid", async () => {
    const model = scriptedModel({ id: "segmind/sdxl" });
    const context = await openImagineContext([model]);
    const drawing = draw({ prompt: "x", latents: "x.npy" }, context);
    await expect(drawing).rejects.toThrow("segmind/sdxl is not one");
    expect(model.runs).toHaveLength(0);
  });

  it.each([
    ["out", "--out"],
    ["latents", "--latents"],
  ])("refuses a place for %s that cannot be, before anything is drawn", async (option, name) => {
    const model = scriptedModel();
    const context = await openImagineContext([model]);
    const file = path.join(await temporaryFolder(), "file");
    await writeFile(file, "");
    const options = {
      prompt: "x",
      out: path.dirname(file),
      [option]: path.join(file, "x", "y.npy"),
    };
    await expect(draw(options, context)).rejects.toThrow(UserError);
    await expect(draw(options, context)).rejects.toThrow(name);
    expect(model.runs).toHaveLength(0);
  });

  it("takes the path of a folder for a model", async () => {
    const folder = await temporaryFolder();
    const model = scriptedModel({ id: `local/${folder}` });
    const context = await openImagineContext([scriptedModel(), model]);
    await draw({ prompt: "x", model: folder, out: folder }, context);
    expect(model.runs).toHaveLength(1);
  });

  it("takes the path of a folder for a refiner", async () => {
    const folder = await temporaryFolder();
    const [model, refiner] = [scriptedModel(), scriptedModel({ id: `local/${folder}` })];
    const context = await openImagineContext([model, refiner]);
    await draw({ prompt: "x", refiner: folder, out: folder }, context);
    expect(model.runs[0]?.plan.request.refiner).toEqual({ on: true, model: refiner.id });
    expect(refiner.runs).toHaveLength(0);
  });
});
