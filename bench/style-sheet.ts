// `node bench/style-sheet.ts [MODEL_FOLDER [SHEET.png]]`: draws one prompt in every named style and
// puts the pictures on one sheet, row by row in the styles' order. First by the words of the style's
// template, as a model without styles is given them; then, where the model has styles of its own, in
// the closest of those. Prints how far each picture is from the one without a style.
import path from "node:path";
import { describeModel } from "../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../src/diffusion/description/model-description.ts";
import { createEngine, type Engine } from "../src/diffusion/engine.ts";
import type { RgbPicture } from "../src/diffusion/picture.ts";
import { capabilitiesOf } from "../src/providers/local/capabilities.ts";
import { planLocal } from "../src/providers/local/plan-local.ts";
import { createControls } from "../src/providers/local/controls.ts";
import { createLoras } from "../src/providers/local/loras.ts";
import { createRefiners } from "../src/providers/local/refiners.ts";
import { namedStyles } from "../src/providers/local/styles.ts";
import { bundledModelFolder } from "../test/support/bundled-model-folder.ts";
import { inEnglish } from "../src/words/index.ts";
import { distance, layOut, writeSheet } from "./support/sheet.ts";
import { inspectorHere } from "../test/support/local-models/inspector-here.ts";

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
    loras: createLoras(".", inspectorHere),
    controls: createControls(".", inspectorHere),
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
      "from base": distance(plain?.picture ?? picture, picture).toFixed(1),
      warnings: troubles.length,
    })),
  );
}
await engine.close();
await writeSheet(sheet, layOut(all, COLUMNS), prompt);
console.log(`${all.length} pictures on ${sheet}`);
