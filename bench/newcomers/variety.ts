// `node bench/newcomers/variety.ts [MODEL_FOLDER [SHEETS_FOLDER]]`: how far apart eight pictures in a
// row of the same words are (the mean difference of their levels over all pairs, of 255, on the whole
// picture and where the first has its thing), and how far V moves a picture, subtle and strong, on
// the object's own pixels. Sheets: a row of eight for each thing; a picture with four subtle and four
// strong variations of it.
import path from "node:path";
import { describeModel } from "../../src/diffusion/model-folder/describe-model.ts";
import type { PixelPicture } from "../../src/domain/pixels.ts";
import { bundledModelFolder } from "../../test/support/bundled-model-folder.ts";
import { objectPixels } from "../support/object-pixels.ts";
import { openPainter } from "../support/painter.ts";
import { distance, layOut, type Pixels, writeSheet } from "../support/sheet.ts";
import { variationsOf } from "../support/variations.ts";

const things = ["an octopus", "a cat", "a rocket", "a house", "a burger", "a guitar"];
const SEED = 100;

const folder = path.resolve(process.argv[2] ?? bundledModelFolder);
const sheets = path.resolve(process.argv[3] ?? "out/newcomers");
const { defaults } = await describeModel(folder);
const painter = await openPainter(folder);

const mean = (values: readonly number[]) =>
  Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1));

/** The mean distance of all pairs. */
function spread(pictures: readonly Pixels[], counts?: (pixel: number) => boolean): number {
  return mean(
    pictures.flatMap((one, index) =>
      pictures.slice(index + 1).map((other) => distance(one, other, counts)),
    ),
  );
}

const rows: PixelPicture[] = [];
const variations: PixelPicture[] = [];
const table = [];
for (const prompt of things) {
  const { pictures } = await painter.draw({ prompt, seed: SEED, count: 8 });
  const [original] = pictures;
  if (original === undefined) throw new Error(`${prompt}: no picture`);
  const shape = objectPixels(original);
  rows.push(...pictures);
  const moved: Record<string, number> = {};
  variations.push(original);
  for (const strength of ["subtle", "strong"] as const) {
    const drawn = { prompt, seed: SEED, picture: original };
    const varied = await variationsOf(painter, drawn, strength, defaults.variationStrengths, 4);
    moved[strength] = mean(varied.map((each) => distance(original, each, shape)));
    variations.push(...varied);
  }
  table.push({
    prompt,
    "eight seeds": spread(pictures),
    "on the object": spread(pictures, shape),
    "V subtle": moved["subtle"],
    "V strong": moved["strong"],
  });
}
await painter.close();
console.table(table);
await writeSheet(path.join(sheets, "seeds.png"), layOut(rows, 8), "eight seeds");
await writeSheet(path.join(sheets, "variations.png"), layOut(variations, 9), "variations");
