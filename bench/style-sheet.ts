// `node bench/style-sheet.ts [MODEL_FOLDER [SHEET.png]]`: draws one prompt in every named style and
// puts the pictures on one sheet, row by row in the styles' order. First by the words of the style's
// template, as a model without styles is given them; then, where the model has styles of its own, in
// the closest of those. Prints how far each picture is from the one without a style.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describeModel } from "../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../src/diffusion/description/model-description.ts";
import { createEngine, type Engine } from "../src/diffusion/engine.ts";
import type { RgbPicture } from "../src/diffusion/picture.ts";
import { openImages } from "../src/images/index.ts";
import { capabilitiesOf } from "../src/providers/local/capabilities.ts";
import { planLocal } from "../src/providers/local/plan-local.ts";
import { createControls } from "../src/providers/local/controls.ts";
import { createLoras } from "../src/providers/local/loras.ts";
import { createRefiners } from "../src/providers/local/refiners.ts";
import { namedStyles } from "../src/providers/local/styles.ts";
import { bundledModelFolder } from "../test/support/bundled-model-folder.ts";
import { inEnglish } from "../src/words/index.ts";

const COLUMNS = 13;
const prompt = "a red apple";
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const folder = path.resolve(process.argv[2] ?? bundledModelFolder);
const sheet = path.resolve(process.argv[3] ?? "out/styles.png");

/** One picture in a style, and what the plan warned of. */
async function draw(engine: Engine, description: ModelDescription, style: string) {
  const capabilities = capabilitiesOf(description);
  const model = {
    id: "local/sheet",
    description,
    capabilities,
    refiners: createRefiners(),
    loras: createLoras("."),
    controls: createControls("."),
  };
  const plan = planLocal(model, { model: model.id, prompt, style, count: 1, seed: 42 });
  const { wording = plan.request, warnings } = plan;
  const { size, steps, guidanceScale } = description.defaults;
  const job = {
    folder: description.folder,
    prompt: wording.prompt,
    negativePrompt: wording.negativePrompt ?? "",
    seeds: [42],
    ...size,
    steps,
    guidanceScale,
  };
  const troubles = warnings.map(({ message }) => inEnglish(message));
  let picture: RgbPicture | undefined;
  for await (const event of engine.generate(job, { signal: new AbortController().signal })) {
    if (event.type === "warning") troubles.push(inEnglish(event.message));
    if (event.type === "picture") ({ picture } = event);
  }
  if (picture === undefined) throw new Error(`The style ${style} gave no picture.`);
  return { style, picture, used: plan.request.style, troubles };
}

/** The pictures, all of one size, in rows. */
function layOut(pictures: readonly RgbPicture[]): RgbPicture {
  const { width = 0, height = 0 } = pictures[0] ?? {};
  const whole = {
    width: width * COLUMNS,
    height: height * Math.ceil(pictures.length / COLUMNS),
  };
  const data = new Uint8Array(whole.width * whole.height * 3);
  for (const [index, picture] of pictures.entries()) {
    const left = (index % COLUMNS) * width;
    const top = Math.floor(index / COLUMNS) * height;
    for (let y = 0; y < height; y += 1) {
      const row = picture.data.subarray(y * width * 3, (y + 1) * width * 3);
      data.set(row, ((top + y) * whole.width + left) * 3);
    }
  }
  return { ...whole, data };
}

/** Mean difference of two pictures' levels. */
function distance(one: RgbPicture, other: RgbPicture): number {
  const sum = one.data.reduce(
    (total, level, k) => total + Math.abs(level - (other.data[k] ?? NaN)),
    0,
  );
  return Number((sum / one.data.length).toFixed(1));
}

const engine = createEngine({ log: silent, environment: process.env });
const own = await describeModel(folder);
const ways = [{ ...own, styles: undefined }, ...(own.styles === undefined ? [] : [own])];
const all: RgbPicture[] = [];
for (const description of ways) {
  const drawn = [];
  for (const style of namedStyles) drawn.push(await draw(engine, description, style));
  all.push(...drawn.map(({ picture }) => picture));
  const [plain] = drawn;
  console.table(
    drawn.map(({ style, used, picture, troubles }) => ({
      style,
      used,
      "from base": distance(plain?.picture ?? picture, picture),
      warnings: troubles.length,
    })),
  );
}
await engine.close();
const picture = layOut(all);
const { width, height } = picture;
const request = { model: "local/sheet", prompt, count: 1, seed: 42 };
const facts = { request, seed: 42, model: path.basename(folder), width, height, version: "sheet" };
const images = openImages({ log: silent });
const { bytes } = await images.finishPicture({ kind: "pixels", ...picture }, facts);
await images.close();
await mkdir(path.dirname(sheet), { recursive: true });
await writeFile(sheet, bytes);
console.log(`${all.length} pictures on ${sheet}`);
