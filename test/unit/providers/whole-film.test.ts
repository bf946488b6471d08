import { describe, expect, it } from "vitest";
import { isWholeFilm } from "../../../src/providers/whole-film.ts";
import { movingFile } from "../../support/vendors/moving-files.ts";
import { png } from "../../support/vendors/pictures.ts";

const cuts = [0.2, 0.5, 0.9, 0.999];

describe("a film", () => {
  it.each(["mp4", "webm"] as const)("of kind %s is whole, and not after a cut", (kind) => {
    const file = movingFile(kind);
    expect(isWholeFilm(file)).toBe(true);
    for (const share of cuts) {
      expect(isWholeFilm(file.subarray(0, Math.floor(file.length * share)))).toBe(false);
    }
  });

  it("as MP4 without its index is none, even where every box is whole", () => {
    const file = movingFile("mp4");
    const index = file.indexOf("moov", 0, "latin1") - 4;
    expect(isWholeFilm(file.subarray(0, index))).toBe(false);
  });

  it("as MP4 may have a box of 64 bits' length, and one that runs to the end", () => {
    const file = movingFile("mp4");
    const index = file.indexOf("moov", 0, "latin1") - 4;
    const long = Buffer.from("0000000166726565000000000000001241424142", "hex").subarray(0, 18);
    expect(isWholeFilm(Buffer.concat([file, long]))).toBe(true);
    expect(isWholeFilm(Buffer.concat([file, long.subarray(0, 17)]))).toBe(false);
    const open = Buffer.from(file);
    open.writeUInt32BE(0, index);
    expect(isWholeFilm(open)).toBe(true);
  });

  it("as WebM may be of unknown length, as a stream is", () => {
    const file = Buffer.from(movingFile("webm"));
    const segment = file.indexOf(Buffer.from("18538067", "hex"));
    file.set([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], segment + 4);
    expect(isWholeFilm(file.subarray(0, 400))).toBe(true);
  });

  it("is nothing else: pictures and strange files pass", () => {
    expect(isWholeFilm(png(8, 8, 1).subarray(0, 20))).toBe(true);
    expect(isWholeFilm(Buffer.from("no film"))).toBe(true);
    expect(isWholeFilm(movingFile("gif"))).toBe(true);
  });
});
