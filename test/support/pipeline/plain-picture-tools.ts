import { createHash } from "node:crypto";
import { bytesOf } from "../discord/sent-files.ts";
import type { PictureTools } from "../../../src/pipeline/picture-tools.ts";

/**
 * Picture tools that decode nothing: a finished file is the picture's facts as text, so that tests
 * can read what the pipeline said about it.
 */
export const plainPictureTools: PictureTools = {
  async importPicture(file) {
    return { bytes: await bytesOf(file), width: 4, height: 3, warnings: [] };
  },
  async importMask(file) {
    return { bytes: await bytesOf(file), width: 4, height: 3, warnings: [] };
  },
  async gridMask({ width, height }, cells) {
    return { bytes: Buffer.from(cells.join()), width, height, warnings: [] };
  },
  async fitPixels(bytes, { width, height }) {
    return { kind: "pixels", data: bytes, width, height };
  },
  async fitFile(bytes) {
    return { kind: "encoded", bytes };
  },
  async finishPicture(content, facts) {
    const bytes = content.kind === "pixels" ? content.data : content.bytes;
    const digest = createHash("sha256").update(bytes).digest("hex");
    const text = JSON.stringify({ digest, ...facts });
    return { bytes: Buffer.from(text), width: 1, height: 1, mediaType: "image/png" };
  },
  prepare() {},
  async previewFile(picture) {
    const bytes = picture.kind === "pixels" ? picture.data : picture.bytes;
    return { bytes, mediaType: "image/webp" };
  },
};
