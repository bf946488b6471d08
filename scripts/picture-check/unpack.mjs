// Writes the MobileNet v2 of the package nsfwjs as model.json and weights.bin, for convert.py:
//   node scripts/picture-check/unpack.mjs <folder of nsfwjs> <folder to write>
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [source = "", target = ""] = process.argv.slice(2);

async function load(name) {
  const file = path.resolve(source, "dist/models/mobilenet_v2", name);
  const loaded = await import(pathToFileURL(file).href);
  return loaded.default ?? loaded;
}

const { modelTopology, weightsManifest } = await load("model.min.js");
const weights = await load("group1-shard1of1.min.js");
await writeFile(
  path.join(target, "model.json"),
  JSON.stringify({ modelTopology, weightsManifest }),
);
await writeFile(path.join(target, "weights.bin"), Buffer.from(weights, "base64"));
