// `node bench/newcomers/measure.ts [MODEL_FOLDER [FOLDER [KIND …]]]`: draws what measured.json names, and all
// emoji of the model's list, as people order them, for `training/train.py measures`, which judges them. Writes
// for each kind its pictures (KIND.rgb, one after the other) and what they should show (KIND.json). EMOJI_EVERY=4
// draws every fourth emoji only.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describeModel } from "../../src/diffusion/model-folder/describe-model.ts";
import { readWordList } from "../../src/diffusion/model-folder/read-word-list.ts";
import type { PixelPicture } from "../../src/domain/pixels.ts";
import { bundledModelFolder } from "../../test/support/bundled-model-folder.ts";
import { openPainter } from "../support/painter.ts";
import { variationsOf } from "../support/variations.ts";
import asked from "./measured.json" with { type: "json" };

const FIRST_SEED = 7000;
const SEEDS = 8;
/** Of either strength, behind the picture that they vary. */
const VARIATIONS = 2;

/** What a picture should show. */
interface Wanted {
  readonly prompt: string;
  readonly things: readonly string[];
  readonly says?: readonly string[];
  readonly unknown?: readonly string[];
}

const folder = path.resolve(process.argv[2] ?? bundledModelFolder);
const target = path.resolve(process.argv[3] ?? "out/measures");
const kinds = process.argv.slice(4);
const { defaults } = await describeModel(folder);
const { wordList } = await readWordList(folder);
const painter = await openPainter(folder);
let seed = FIRST_SEED;

async function write(kind: string, wanted: readonly Wanted[], pictures: readonly PixelPicture[]) {
  await mkdir(target, { recursive: true });
  const [{ width, height } = { width: 0, height: 0 }] = pictures;
  await writeFile(
    path.join(target, `${kind}.rgb`),
    Buffer.concat(pictures.map(({ data }) => data)),
  );
  await writeFile(path.join(target, `${kind}.json`), JSON.stringify({ width, height, wanted }));
  console.log(`${kind}: ${pictures.length} pictures`);
}

/** Draws each once. */
async function once(kind: string, wanted: readonly Wanted[]): Promise<void> {
  if (kinds.length > 0 && !kinds.includes(kind)) return;
  const pictures: PixelPicture[] = [];
  const told: Wanted[] = [];
  for (const each of wanted) {
    const drawn = await painter.draw({ prompt: each.prompt, seed: (seed += 1) });
    pictures.push(...drawn.pictures);
    told.push({ ...each, says: drawn.says });
  }
  await write(kind, told, pictures);
}

async function seeds(): Promise<void> {
  const pictures: PixelPicture[] = [];
  for (const thing of asked.seeds) {
    const prompt = `a ${thing}`;
    pictures.push(...(await painter.draw({ prompt, seed: (seed += 50), count: SEEDS })).pictures);
  }
  await write(
    "seeds",
    asked.seeds.map((thing) => ({ prompt: thing, things: [thing] })),
    pictures,
  );
}

async function variations(): Promise<void> {
  const pictures: PixelPicture[] = [];
  for (const thing of asked.variations) {
    const prompt = `a ${thing}`;
    seed += 50;
    const [picture] = (await painter.draw({ prompt, seed })).pictures;
    if (picture === undefined) throw new Error(`${prompt}: no picture`);
    pictures.push(picture);
    for (const strength of ["subtle", "strong"] as const) {
      const drawn = { prompt, seed, picture };
      const strengths = defaults.variationStrengths;
      pictures.push(...(await variationsOf(painter, drawn, strength, strengths, VARIATIONS)));
    }
  }
  const wanted = asked.variations.map((thing) => ({ prompt: thing, things: [thing] }));
  await write("variations", wanted, pictures);
}

await once("scenes", asked.scenes);
await once("relations", asked.relations);
await once("unknown", asked.unknown);
if (kinds.length === 0 || kinds.includes("seeds")) await seeds();
if (kinds.length === 0 || kinds.includes("variations")) await variations();
const every = Number(process.env["EMOJI_EVERY"] ?? 1);
const emoji = (wordList?.things ?? [])
  .filter((_, index) => index % every === 0)
  .flatMap(({ name, emoji: prompt }) => (prompt === undefined ? [] : [{ prompt, things: [name] }]));
await once("emoji", emoji);
await painter.close();
