// Draws every picture of the inventory at 256 × 256 RGBA.
//
// Usage: node training/render.mjs <work folder>
// Reads   <work>/sprites/inventory.json   [{ emoji, name3d, nameFlat, nameGradient, nameNoto }]
// Writes  <work>/sprites/{3d,flat,gradient,noto}.rgba   uint8 [pictures, 256, 256, 4], straight alpha,
//         in the inventory's order.
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import sharp from "sharp";

const SIZE = 256;
const AT_ONCE = 8;
const work = path.resolve(process.argv[2] ?? "training/work");
const modules = path.join(work, "packages", "node_modules");
const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

// Icons of one set may have their own box; the set's box stands in where they have none.
const svgOf = (set, name) => {
  const icon = set.icons[name] ?? set.icons[set.aliases[name].parent];
  const width = icon.width ?? set.width ?? 16;
  const height = icon.height ?? set.height ?? 16;
  const box = [icon.left ?? 0, icon.top ?? 0, width, height].join(" ");
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIZE}" height="${SIZE}" viewBox="${box}">${icon.body}</svg>`,
  );
};

const pixelsOf = (input) =>
  sharp(input)
    .resize(SIZE, SIZE, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .ensureAlpha()
    .raw()
    .toBuffer();

const writeSet = async (file, inputs) => {
  const stream = createWriteStream(file);
  for (let start = 0; start < inputs.length; start += AT_ONCE) {
    const pictures = await Promise.all(inputs.slice(start, start + AT_ONCE).map(pixelsOf));
    if (!stream.write(Buffer.concat(pictures))) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
};

const inventory = await readJson(path.join(work, "sprites", "inventory.json"));
const icons = (packageName) => readJson(path.join(modules, packageName, "icons.json"));
const [flat, gradient, noto] = await Promise.all(
  ["@iconify-json/fluent-emoji-flat", "@iconify-json/fluent-emoji", "@iconify-json/noto"].map(
    icons,
  ),
);
const output = (set) => path.join(work, "sprites", `${set}.rgba`);
const assets = path.join(modules, "@lobehub", "fluent-emoji-3d", "assets");

await writeSet(
  output("3d"),
  inventory.map(({ name3d }) => path.join(assets, `${name3d}.webp`)),
);
await writeSet(
  output("flat"),
  inventory.map(({ nameFlat }) => svgOf(flat, nameFlat)),
);
await writeSet(
  output("gradient"),
  inventory.map(({ nameGradient }) => svgOf(gradient, nameGradient)),
);
await writeSet(
  output("noto"),
  inventory.map(({ nameNoto }) => svgOf(noto, nameNoto)),
);
console.log(`rendered ${inventory.length} pictures in four art sets`);
