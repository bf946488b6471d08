import type { Size, Source } from "../../../domain/request.ts";

/** What is drawn at, in pixels: multiples of STEP between these. */
export const STEP = 8;
export const SMALLEST = 64;
export const LARGEST = 2048;

/** A source larger than so many times the area that a model was trained at is made smaller. */
const GENEROUS = 1.6;

/**
 * The size at which a source picture is redrawn when nobody says: its own or the enlarged one, and
 * not far above the area that the model was trained at unless it is to be enlarged.
 */
export function sizeOfSource(source: Source, trained: Size): Size {
  const { width, height, enlarge = 1 } = source;
  const area = width * height;
  const most = trained.width * trained.height;
  const wanted = enlarge === 1 && area > most * GENEROUS ? Math.sqrt(most / area) : enlarge;
  const factor = Math.max(
    Math.min(wanted, LARGEST / Math.max(width, height)),
    SMALLEST / Math.min(width, height),
  );
  const fit = (length: number): number =>
    Math.min(LARGEST, Math.max(SMALLEST, Math.round((length * factor) / STEP) * STEP));
  return { width: fit(width), height: fit(height) };
}
