import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";

/** Width and height of a picture in pixels. */
export const sizeSchema = z.object({ width: z.int().positive(), height: z.int().positive() });
export type Size = z.infer<typeof sizeSchema>;

/** The shape of a picture without its size, such as 16:9: `across` to `down`. */
const shapeSchema = z.object({ across: z.number().positive(), down: z.number().positive() });
export type Shape = z.infer<typeof shapeSchema>;

/** Pixels, 1 to this many a side; what the model makes of it is the model's plan. */
const LARGEST_SIDE = 8192;

/** The longest shape, in either direction. */
const LONGEST_SHAPE = 16;

const side = z.int().min(1).max(LARGEST_SIDE);
const shortSize = z.object({ width: side, height: side });

const PIXELS = /^(\d{1,5})\s*(?:px)?\s*(?:[x×*]\s*(\d{1,5})\s*(?:px)?)?$/iu;
const SHAPE = /^(\d{1,5}(?:\.\d{1,3})?)\s*[:/]\s*(\d{1,5}(?:\.\d{1,3})?)$/u;
const SHAPE_ALONE = /^(\d{1,5}(?:\.\d{1,3})?)\s*[:/x×*]\s*(\d{1,5}(?:\.\d{1,3})?)$/iu;

const expectsSize = (what: Message) =>
  say("options.must-be-size", { what, max: LARGEST_SIDE, size: "768x512", shape: "16:9" });

const expectsShape = (what: Message) =>
  say("options.must-be-shape", { what, max: LONGEST_SHAPE, shape: "16:9" });

/** A size in pixels ("768x512", also ×, *, spaces; one number for a square), or a shape ("16:9"). */
export const size: Kind<Size | Shape, typeof sizeSchema> = {
  facts: { type: "size" },
  schema: sizeSchema,
  asked: z.union([shortSize, shapeSchema]),
  placeholder: "WxH",
  expects: expectsSize,
  write: (value) =>
    "width" in value ? `${value.width}x${value.height}` : `${value.across}:${value.down}`,
  read(written, what) {
    const asked = typeof written === "string" ? written.trim() : "";
    const shape = SHAPE.exec(asked);
    if (shape !== null) return shapeOf(shape, what);
    const match = PIXELS.exec(asked);
    const width = Number(match?.[1]);
    const height = Number(match?.[2] ?? match?.[1]);
    if ([width, height].every((side) => side >= 1 && side <= LARGEST_SIDE))
      return { width, height };
    throw invalid(expectsSize(what));
  },
};

/** A shape alone: "16:9", also 16/9 and 16x9. */
export const shape: typeof size = {
  ...size,
  placeholder: "W:H",
  expects: expectsShape,
  read(written, what) {
    const match = typeof written === "string" ? SHAPE_ALONE.exec(written.trim()) : null;
    if (match === null) throw invalid(expectsShape(what));
    return shapeOf(match, what);
  },
};

function shapeOf([, across, down]: RegExpExecArray, what: Message): Shape {
  const shape = { across: Number(across), down: Number(down) };
  const ratio = shape.across / shape.down;
  if (ratio >= 1 / LONGEST_SHAPE && ratio <= LONGEST_SHAPE) return shape;
  throw invalid(expectsShape(what));
}
