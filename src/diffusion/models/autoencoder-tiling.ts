import type { ModelDescription } from "../description/model-description.ts";
import type { TileSize, Tiling } from "../tiles.ts";

/** How an autoencoder's work is cut up: by the height and width of what goes in. */
export interface AutoencoderTiling {
  /** For a picture, in pixels. */
  readonly encoder: (picture: TileSize) => Tiling;
  /** For latents. */
  readonly decoder: (latents: TileSize) => Tiling;
}

/**
 * Side in pixels of the largest square that is worked on as a whole. Memory grows with the area,
 * and with its square where the autoencoder attends: 1024 pixels take gigabytes, 2048 dozens.
 */
const LARGEST_SIDE = 1024;
/** The same where memory is short. */
const LARGEST_SIDE_SPARING = 512;

/** Share of a tile that overlaps its neighbour: more where tiles are small and there are many seams. */
const OVERLAP = 0.25;
const FIXED_OVERLAP = 0.5;

/**
 * How a model's autoencoder is tiled: a graph of fixed size in tiles of that size, any other only
 * where the picture is large. That depends on nothing but the size, so that a seed repeats.
 */
export function autoencoderTiling(
  { fixed, latentScale }: Pick<ModelDescription, "fixed" | "latentScale">,
  { isSparing }: { readonly isSparing: boolean },
): AutoencoderTiling {
  const largest = isSparing ? LARGEST_SIDE_SPARING : LARGEST_SIDE;
  return {
    encoder: (picture) => ({
      ...tilesOf(picture, fixed.encoder, largest),
      outputScale: 1 / latentScale,
    }),
    decoder: (latents) => ({
      ...tilesOf(latents, fixed.decoder, largest / latentScale),
      outputScale: latentScale,
    }),
  };
}

function tilesOf(
  size: TileSize,
  fixed: TileSize | undefined,
  side: number,
): Pick<Tiling, "tile" | "overlap"> {
  return fixed === undefined
    ? { tile: largestTile(size, side), overlap: OVERLAP }
    : { tile: fixed, overlap: FIXED_OVERLAP };
}

/** The whole, where its area allows it. */
function largestTile({ height, width }: TileSize, side: number): TileSize {
  if (height * width <= side * side) return { height, width };
  return { height: Math.min(height, side), width: Math.min(width, side) };
}
