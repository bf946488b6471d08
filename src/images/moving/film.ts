import type { Size } from "../../domain/request.ts";

/** A film without what programs wrote beside it; sizes in pixels. */
export interface CleanFilm extends Size {
  readonly bytes: Buffer;
}
