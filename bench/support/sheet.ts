import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PixelPicture } from "../../src/domain/pixels.ts";
import { openImages } from "../../src/images/index.ts";

/** The colours of a picture: three levels for each pixel, row by row. */
export type Pixels = Pick<PixelPicture, "data" | "width" | "height">;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The pictures, all of one size, in rows of so many. */
export function layOut(pictures: readonly Pixels[], columns: number): Pixels {
  const { width = 0, height = 0 } = pictures[0] ?? {};
  const whole = {
    width: width * columns,
    height: height * Math.ceil(pictures.length / columns),
  };
  const data = new Uint8Array(whole.width * whole.height * 3);
  for (const [index, picture] of pictures.entries()) {
    const left = (index % columns) * width;
    const top = Math.floor(index / columns) * height;
    for (let y = 0; y < height; y += 1) {
      const row = picture.data.subarray(y * width * 3, (y + 1) * width * 3);
      data.set(row, ((top + y) * whole.width + left) * 3);
    }
  }
  return { ...whole, data };
}

/** Mean difference of two pictures' levels, 0…255; `counts` chooses the pixels by their number. */
export function distance(
  one: Pixels,
  other: Pixels,
  counts: (pixel: number) => boolean = () => true,
): number {
  let sum = 0;
  let levels = 0;
  for (const [k, level] of one.data.entries()) {
    if (!counts(Math.floor(k / 3))) continue;
    sum += Math.abs(level - (other.data[k] ?? Number.NaN));
    levels += 1;
  }
  return levels === 0 ? 0 : sum / levels;
}

/** Writes a sheet as a PNG; makes the folder. */
export async function writeSheet(file: string, sheet: Pixels, prompt: string): Promise<void> {
  const { width, height } = sheet;
  const request = { model: "local/sheet", prompt, count: 1, seed: 42 };
  const facts = { request, seed: 42, model: "sheet", width, height, version: "sheet" };
  const images = openImages({ log: silent });
  const { bytes } = await images.finishPicture({ kind: "pixels", ...sheet }, facts);
  await images.close();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
