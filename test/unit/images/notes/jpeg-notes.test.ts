import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { jpegComments } from "../../../../src/images/metadata/places/jpeg-comments.ts";
import { withJpegNotes } from "../../../../src/images/notes/jpeg-notes.ts";
import { samplePicture } from "../../../support/sample-pictures.ts";

const commentsOf = (jpeg: Buffer) =>
  [...jpegComments(jpeg)].map((comment) => comment.toString("utf8"));

const notes = {
  exif: Buffer.from("MM\0*\0\0\0\u0008\0\0\0\0\0\0", "latin1"),
  xmp: "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
  comment: "日本",
};

describe("a JPEG with other notes", () => {
  it.each([{ progressive: true }, { progressive: false, chromaSubsampling: "4:4:4" }])(
    "shows the same picture, to the bit (%j)",
    async (options) => {
      const jpeg = await samplePicture(65, 33).jpeg(options).toBuffer();
      const noted = withJpegNotes(jpeg, notes) ?? Buffer.alloc(0);
      expect(await sharp(noted).raw().toBuffer()).toEqual(await sharp(jpeg).raw().toBuffer());
      expect(commentsOf(noted)).toEqual(["日本"]);
    },
  );

  it("tells nothing of what the notes told before", async () => {
    const jpeg = await samplePicture(32, 32)
      .jpeg()
      .withExif({ IFD0: { Software: "Theirs" } })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Theirs</x:xmpmeta>")
      .toBuffer();
    const first = withJpegNotes(jpeg, { ...notes, comment: "first" }) ?? Buffer.alloc(0);
    const second = withJpegNotes(first, { ...notes, comment: "second" }) ?? Buffer.alloc(0);
    expect(commentsOf(second)).toEqual(["second"]);
    expect(second.includes("Theirs")).toBe(false);
  });

  it("does not take a note that is too long, nor a file that is not built like one", async () => {
    const jpeg = await samplePicture(32, 32).jpeg().toBuffer();
    expect(withJpegNotes(jpeg, { ...notes, comment: "x".repeat(65_534) })).toBeUndefined();
    expect(withJpegNotes(jpeg.subarray(0, 200), notes)).toBeUndefined();
    expect(withJpegNotes(Buffer.from([0xff, 0xd8, 0xff, 0xd9]), notes)).toBeUndefined();
    expect(commentsOf(Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0xff, 0xff, 1]))).toEqual([]);
  });

  it("is not made of a file in which decoders may differ", async () => {
    const jpeg = await samplePicture(32, 32).jpeg().toBuffer();
    const start = jpeg.subarray(0, 2);
    const rest = jpeg.subarray(2);
    const withBytes = (...bytes: readonly number[]) =>
      Buffer.concat([start, Buffer.from(bytes), rest]);
    expect(withJpegNotes(withBytes(), notes)).toBeDefined();
    expect(withJpegNotes(withBytes(0xff), notes)).toBeUndefined();
    expect(withJpegNotes(withBytes(0xff, 0xe5, 0, 0), notes)).toBeUndefined();
    expect(withJpegNotes(withBytes(0xff, 0xd0), notes)).toBeUndefined();
    const many = Buffer.alloc(4 * 2000, Buffer.from([0xff, 0xe5, 0, 2]));
    expect(withJpegNotes(Buffer.concat([start, many, rest]), notes)).toBeUndefined();
  });
});
