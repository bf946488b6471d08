import { spawnSync } from "node:child_process";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readOwnNotes } from "../../../../src/images/metadata/own-notes.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { finishFile, finishPixels } from "../../../../src/images/pictures/finish-picture.ts";
import { shrinkFile } from "../../../../src/images/pictures/shrink-file.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";
import { samplePicture, samplePixels } from "../../../support/sample-pictures.ts";

const TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const COMPOSITE =
  "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";

/** The XMP of a file, as libvips finds it. */
async function xmpOf(file: Uint8Array): Promise<string> {
  return (await sharp(file).metadata()).xmp?.toString("utf8") ?? "";
}

describe("every file says that a machine made it", () => {
  it("as a PNG, in the text that XMP has to stand in", async () => {
    const { bytes } = await finishPixels(samplePixels(96, 64), sampleParameters());
    expect(bytes.includes(Buffer.from("iTXtXML:com.adobe.xmp\0\0\0\0\0"))).toBe(true);
    expect(bytes.toString("utf8")).toContain(`DigitalSourceType="${TRAINED}"`);
    expect(await xmpOf(bytes)).toContain(TRAINED);
  });

  it("as a JPEG, in a segment of its own, and its picture stays as it was", async () => {
    const jpeg = await samplePicture(96, 64).jpeg().toBuffer();
    const { bytes, mediaType } = await finishFile(jpeg, sampleParameters());
    expect(mediaType).toBe("image/jpeg");
    expect(await xmpOf(bytes)).toContain(TRAINED);
    expect(await readParameters(bytes)).toMatchObject({
      source: "easel",
      digitalSource: "trainedAlgorithmicMedia",
    });
  });

  it.each([false, true])(
    "when it was made smaller too (a person's picture in it: %s)",
    async (isComposite) => {
      const term = isComposite ? COMPOSITE : TRAINED;
      const making = { ...sampleParameters(), isComposite };
      const { bytes } = await finishPixels(samplePixels(256, 256), making);
      for (const share of [0.99, 0.3, 0.05]) {
        const limit = Math.floor(bytes.length * share);
        const small = await shrinkFile(bytes, limit, await readOwnNotes(bytes));
        expect(await xmpOf(small.bytes), `${share} ${small.mediaType}`).toContain(`"${term}"`);
      }
    },
  );

  it("with the sister term where a person's picture is in it", async () => {
    const making = { ...sampleParameters(), isComposite: true };
    const { bytes } = await finishPixels(samplePixels(96, 64), making);
    expect(await readParameters(bytes)).toMatchObject({
      source: "easel",
      digitalSource: "compositeWithTrainedAlgorithmicMedia",
    });
  });

  it("in words that a reader of XML takes", async () => {
    const { bytes } = await finishPixels(samplePixels(96, 64), sampleParameters());
    const xmp = await xmpOf(bytes);
    const script = "import sys,xml.dom.minidom as x; x.parseString(sys.stdin.buffer.read())";
    const checked = spawnSync("python3", ["-c", script], { input: Buffer.from(xmp) });
    // Not every machine has Python.
    if (checked.error === undefined) expect(checked.stderr.toString()).toBe("");
    expect(xmp).toContain("<x:xmpmeta");
  });
});

describe("other people's files", () => {
  it("are read for where they say they came from, also when they say nothing else", async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const photo = await samplePicture(96, 64).withXmp(xmp).webp().toBuffer();
    const details = await readParameters(photo);
    expect(details).toMatchObject({ source: "unknown", digitalSource: "digitalCapture" });
    expect(details?.prompt).toBeUndefined();
  });
});
