import type { Sharp } from "sharp";
import { UserError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
import { checkFacts, checkNotEmpty } from "./check-picture.ts";
import { explainFormat } from "./explain-format.ts";
import { openSharp } from "./open-sharp.ts";
import { readHeader } from "./read-header.ts";
import { type PictureFacts, pictureFacts } from "./picture-facts.ts";

/** A picture that was checked by its header, ready to be decoded. */
export interface OpenedPicture {
  readonly facts: PictureFacts;
  /**
   * Runs the pipeline that `shape` makes of the picture, in full; sizes in pixels.
   * Throws UserError when the picture is damaged or cut off.
   */
  readonly decode: (shape: (picture: Sharp) => Sharp) => Promise<DecodedPicture>;
}

/** What a pipeline gave: a file or raw pixels, and its size. */
export interface DecodedPicture {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}

/**
 * Asks the decoder what a file is and how large, and checks it before a single pixel is decoded.
 * Throws UserError with advice for everything that is no picture within the limits.
 */
export async function openPicture(bytes: Uint8Array): Promise<OpenedPicture> {
  checkNotEmpty(bytes);
  const facts = pictureFacts(await readHeader(bytes));
  if (facts === undefined) throw new UserError("invalid-picture", explainFormat(bytes));
  checkFacts(facts);
  const { width, height } = facts;
  return {
    facts,
    async decode(shape) {
      // More than the header said is refused by the decoder as well.
      const picture = openSharp(bytes, { limitInputPixels: width * height, failOn: "error" });
      try {
        return await shape(picture).toBuffer({ resolveWithObject: true });
      } catch (error) {
        throw new UserError("invalid-picture", explain(error), { cause: error });
      }
    },
  };
}

/** libvips gives memory that it does not get as an error like any other. */
function explain(error: unknown): Message {
  const isMemory =
    error instanceof Error && /out of memory|unable to allocate/i.test(error.message);
  return isMemory ? say("images.too-costly") : say("images.damaged");
}
