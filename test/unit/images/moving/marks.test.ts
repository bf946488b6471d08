import { describe, expect, it } from "vitest";
import { markMp4 } from "../../../../src/images/moving/mark-mp4.ts";
import { markWebm } from "../../../../src/images/moving/mark-webm.ts";
import { cleanMp4 } from "../../../../src/images/moving/mp4.ts";
import { cleanWebm } from "../../../../src/images/moving/webm.ts";
import { movingFile } from "../../../support/vendors/moving-files.ts";

const names = (file: Buffer): readonly string[] => {
  const found: string[] = [];
  for (let at = 0; at < file.length; at += file.readUInt32BE(at))
    found.push(file.toString("latin1", at + 4, at + 8));
  return found;
};

const box = (name: string, content = "", length?: number): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length ?? 8 + content.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, Buffer.from(content)]);
};

describe("the mark of an MP4", () => {
  it("stands in a box of its own behind the film, whose places stay the same", () => {
    const { bytes } = cleanMp4(movingFile("mp4")) ?? {};
    if (bytes === undefined) throw new Error("it is no film");
    const marked = markMp4(bytes, "<xmp/>") ?? bytes;
    expect(names(marked)).toEqual(["ftyp", "free", "mdat", "moov", "uuid"]);
    expect(marked.subarray(0, bytes.length)).toEqual(bytes);
    expect(marked.toString("hex")).toContain("be7acfcb97a942e89c71999491e3afac");
    expect(cleanMp4(marked)).toMatchObject({ width: 64, height: 48 });
  });

  it("ends a box that ran to the end of the file, and leaves an index of fragments the last", () => {
    const open = Buffer.concat([box("ftyp"), box("moov"), box("mdat", "film", 0)]);
    const marked = markMp4(open, "<xmp/>") ?? open;
    expect(names(marked)).toEqual(["ftyp", "moov", "mdat", "uuid"]);
    const indexed = Buffer.concat([box("moov"), box("mdat", "film"), box("mfra", "index")]);
    expect(names(markMp4(indexed, "<xmp/>") ?? indexed)).toEqual(["moov", "mdat", "uuid", "mfra"]);
  });
});

const segment = (length: string, content: string): Buffer =>
  Buffer.from(`18538067${length}${content}`, "hex");

describe("the mark of a WebM", () => {
  it("is a tag at its end, with the film before it as it was", () => {
    const { bytes } = cleanWebm(movingFile("webm")) ?? {};
    if (bytes === undefined) throw new Error("it is no film");
    const marked = markWebm(bytes, "NAME", "value") ?? bytes;
    expect(marked.toString("latin1")).toMatch(/NAME.{10}value$/su);
    expect(cleanWebm(marked)).toMatchObject({ width: 64, height: 48 });
  });

  it("goes on where the length is not known, and is left out where it has no room", () => {
    const film = "e7810a";
    const live = markWebm(segment("01ffffffffffffff", film), "N", "v");
    expect(live?.subarray(0, 15).toString("hex")).toBe(`1853806701ffffffffffffff${film}`);
    expect(markWebm(segment("83", film), "N", "v")?.[4]).toBe(0x80 | (3 + 64));
    expect(markWebm(segment("83", film), "N", "v".repeat(200))).toBeUndefined();
    expect(markWebm(Buffer.from("nothing"), "N", "v")).toBeUndefined();
  });
});
