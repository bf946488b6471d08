// `node bench/newcomers/sheets.ts [MODEL_FOLDER [SHEETS_FOLDER [KIND …]]]`: draws the prompts of
// prompts.json, as newcomers type them, all or those of some kinds: a sheet a kind, five in a row in the
// order of the list, each once and with another seed. Prints what was said about them. Whether a picture
// shows what was asked is for eyes.
import path from "node:path";
import { bundledModelFolder } from "../../test/support/bundled-model-folder.ts";
import { openPainter } from "../support/painter.ts";
import { layOut, writeSheet } from "../support/sheet.ts";
import kinds from "./prompts.json" with { type: "json" };

const COLUMNS = 5;
const FIRST_SEED = 1000;

const folder = path.resolve(process.argv[2] ?? bundledModelFolder);
const sheets = path.resolve(process.argv[3] ?? "out/newcomers");
const wanted = process.argv.slice(4);

const painter = await openPainter(folder);
let next = FIRST_SEED;
for (const [kind, prompts] of Object.entries(kinds)) {
  const drawn = [];
  for (const prompt of prompts) {
    const seed = next++;
    if (wanted.length > 0 && !wanted.includes(kind)) continue;
    const { pictures, says } = await painter.draw({ prompt, seed });
    if (says.length > 0) console.log(`${prompt}: ${says.join(" ")}`);
    drawn.push(...pictures);
  }
  if (drawn.length === 0) continue;
  const file = path.join(sheets, `${kind}.png`);
  await writeSheet(file, layOut(drawn, COLUMNS), kind);
  console.log(`${kind}: ${file}`);
}
await painter.close();
