import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { jpegComments, withJpegNotes } from "../../../src/images/jpeg-segments.ts";
import { samplePicture } from "../../support/sample-pictures.ts";

const notes = { exif: Buffer.from("MM\0*\0\0\0\u0008\0\0\0\0\0\0", "latin1"), comment: "日本" };

describe("a JPEG with other notes", () => {
  it.each([{ progressive: true }, { progressive: false, chromaSubsampling: "4:4:4" }])(
    "shows the same picture, to the bit (%j)",
    async (options) => {
      const jpeg = await samplePicture(65, 33).jpeg(options).toBuffer();
      const noted = withJpegNotes(jpeg, notes) ?? Buffer.alloc(0);
      expect(await sharp(noted).raw().toBuffer()).toEqual(await sharp(jpeg).raw().toBuffer());
      expect(jpegComments(noted)).toEqual(["日本"]);
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
    expect(jpegComments(second)).toEqual(["second"]);
    expect(second.includes("Theirs")).toBe(false);
  });

  it("does not take a note that is too long, nor a file that is not built like one", async () => {
    const jpeg = await samplePicture(32, 32).jpeg().toBuffer();
    expect(withJpegNotes(jpeg, { ...notes, comment: "x".repeat(65_534) })).toBeUndefined();
    expect(withJpegNotes(jpeg.subarray(0, 200), notes)).toBeUndefined();
    expect(withJpegNotes(Buffer.from([0xff, 0xd8, 0xff, 0xd9]), notes)).toBeUndefined();
    expect(jpegComments(Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0xff, 0xff, 1]))).toEqual([]);
  });
});
