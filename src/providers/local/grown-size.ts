import type { Extension } from "../../domain/picture-options.ts";
import type { Size, Source } from "../../domain/request.ts";

const NOTHING: Extension = { left: 0, right: 0, up: 0, down: 0 };

/** The size of a source picture with its extension, in its own pixels. */
export function grownSize({ width, height, extend = NOTHING }: Source): Size {
  return { width: width + extend.left + extend.right, height: height + extend.up + extend.down };
}

/** Where a source picture lies on the canvas that will be drawn: its size, and what lies around. */
export interface SourcePlace extends Size {
  readonly extend: Extension | undefined;
}

/** Places a source picture on a canvas of that size, its extension scaled along with it. */
export function placeOnCanvas(source: Source, canvas: Size): SourcePlace {
  const { extend } = source;
  if (extend === undefined) return { ...canvas, extend };
  const grown = grownSize(source);
  const across = (length: number) => Math.round((length * canvas.width) / grown.width);
  const down = (length: number) => Math.round((length * canvas.height) / grown.height);
  const scaled = {
    left: across(extend.left),
    right: across(extend.right),
    up: down(extend.up),
    down: down(extend.down),
  };
  return {
    width: canvas.width - scaled.left - scaled.right,
    height: canvas.height - scaled.up - scaled.down,
    extend: scaled,
  };
}
