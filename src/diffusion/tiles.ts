import { type Tensor, zeros } from "./tensor.ts";

/** Height and width of a tile. */
export interface TileSize {
  readonly height: number;
  readonly width: number;
}

/** How to cover a picture with overlapping tiles and put the results together again. */
export interface Tiling {
  readonly tile: TileSize;
  /** Share of a tile that overlaps its neighbour, 0 to 1. */
  readonly overlap: number;
  /** How much larger (or smaller) the results are than what went in. */
  readonly outputScale: number;
}

/**
 * Applies a transformation that takes only one size to an input of any size [n, c, h, w]: over
 * overlapping tiles, whose results are averaged with weights that fall off towards the edges.
 * Used on the denoiser's output this is MultiDiffusion (Bar-Tal et al., 2023); used on the
 * autoencoder it hides the seams. An input of exactly the tile's size passes straight through.
 */
export async function overTiles(
  input: Tensor,
  { tile, overlap, outputScale }: Tiling,
  transform: (tile: Tensor) => Promise<Tensor>,
): Promise<Tensor> {
  const [batch = 1, channels = 0, height = 0, width = 0] = input.dims;
  if (height === tile.height && width === tile.width) return transform(input);
  const weights = feather(tile, outputScale);
  let sum: Tensor | undefined;
  let total: Float32Array | undefined;
  const [outHeight, outWidth] = [height * outputScale, width * outputScale];
  // Where results shrink, tiles may only begin at whole places of the result.
  const grid = Math.max(1, 1 / outputScale);
  for (const top of tileOrigins(height, tile.height, overlap, grid)) {
    for (const left of tileOrigins(width, tile.width, overlap, grid)) {
      const part = zeros([batch, channels, tile.height, tile.width]);
      copyWindow(input, { top, left }, part);
      const result = await transform(part);
      sum ??= zeros([batch, result.dims[1] ?? channels, outHeight, outWidth]);
      total ??= new Float32Array(outHeight * outWidth);
      const origin = { top: top * outputScale, left: left * outputScale };
      addWindow(sum, total, result, weights, origin);
    }
  }
  const area = outHeight * outWidth;
  const values = sum!.data.map((value, index) => value / total![index % area]!);
  return { data: values, dims: sum!.dims };
}

/**
 * Where tiles begin, at multiples of `grid`, so that they cover `length` evenly and overlap by
 * about the share given. Throws RangeError when one tile is already too long.
 */
export function tileOrigins(length: number, tile: number, overlap: number, grid = 1): number[] {
  if (length < tile) {
    throw new RangeError(`A side of ${length} is smaller than the model's ${tile}.`);
  }
  const gaps = Math.ceil((length - tile) / Math.max(1, Math.floor(tile * (1 - overlap))));
  return Array.from({ length: gaps + 1 }, (_, index) =>
    gaps === 0 ? 0 : Math.round((index * (length - tile)) / gaps / grid) * grid,
  );
}

/** A pyramid of weights: lowest at the edges of a tile, highest in its middle. */
function feather({ height, width }: TileSize, outputScale: number): Tensor {
  const rows = ramp(height * outputScale);
  const columns = ramp(width * outputScale);
  const weights = zeros([rows.length, columns.length]);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      weights.data[y * columns.length + x] = Math.min(row, column);
    }
  }
  return weights;
}

/** 1, 2, 3 … up to the middle, and down again. */
function ramp(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.min(index + 1, length - index));
}

interface Origin {
  readonly top: number;
  readonly left: number;
}

function copyWindow(from: Tensor, { top, left }: Origin, to: Tensor): void {
  const [, , fromHeight = 0, fromWidth = 0] = from.dims;
  const [batch = 1, channels = 0, height = 0, width = 0] = to.dims;
  for (let plane = 0; plane < batch * channels; plane += 1) {
    for (let y = 0; y < height; y += 1) {
      const start = (plane * fromHeight + top + y) * fromWidth + left;
      to.data.set(from.data.subarray(start, start + width), (plane * height + y) * width);
    }
  }
}

function addWindow(
  sum: Tensor,
  total: Float32Array,
  part: Tensor,
  weights: Tensor,
  { top, left }: Origin,
): void {
  const [, , sumHeight = 0, sumWidth = 0] = sum.dims;
  const [batch = 1, channels = 0, height = 0, width = 0] = part.dims;
  for (let plane = 0; plane < batch * channels; plane += 1) {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const weight = weights.data[y * width + x]!;
        const place = (top + y) * sumWidth + left + x;
        const target = plane * sumHeight * sumWidth + place;
        sum.data[target] =
          sum.data[target]! + weight * part.data[(plane * height + y) * width + x]!;
        if (plane === 0) total[place] = total[place]! + weight;
      }
    }
  }
}
