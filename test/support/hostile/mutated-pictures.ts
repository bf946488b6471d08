import { exifWithComment } from "../exif-with-comment.ts";
import { animation, samplePicture } from "../sample-pictures.ts";
import { signedPicture } from "../signing/signed-picture.ts";
import { withText } from "./png-files.ts";

const settings =
  "a fox\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, Seed: 42, Size: 64x64";
const graph = JSON.stringify({
  "3": {
    class_type: "KSampler",
    inputs: { seed: 42, steps: 20, cfg: 8, sampler_name: "euler", positive: ["6", 0] },
  },
  "6": { class_type: "CLIPTextEncode", inputs: { text: "a red fox" } },
});

const picture = () => samplePicture(48, 40);

/** Small sound pictures of every kind that is read, with metadata in every place. */
export async function soundPictures(): Promise<readonly Buffer[]> {
  const exif = { IFD0: { ImageDescription: settings }, IFD2: { UserComment: settings } };
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d" dc:description="${settings}"/></rdf:RDF></x:xmpmeta>`;
  return await Promise.all([
    picture().png().toBuffer(),
    picture().png({ progressive: true }).toBuffer(),
    picture().toColourspace("rgb16").png().toBuffer(),
    picture().png({ palette: true }).toBuffer(),
    withText("parameters", settings),
    withText("prompt", graph),
    picture().jpeg().toBuffer(),
    picture().jpeg({ progressive: true }).withExif(exif).withXmp(xmp).toBuffer(),
    picture().toColourspace("cmyk").jpeg().toBuffer(),
    picture().jpeg().withIccProfile("p3").withMetadata({ orientation: 6 }).toBuffer(),
    picture().webp().withExif(exif).withXmp(xmp).toBuffer(),
    picture().webp({ lossless: true }).toBuffer(),
    animation("webp"),
    picture().gif().toBuffer(),
    animation("gif"),
    picture().avif({ effort: 0 }).withExif(exif).toBuffer(),
    withText(
      "Raw profile type exif",
      rawProfile(exifWithComment("ASCII\0\0\0", Buffer.from(settings), "MM")),
    ),
    signedPicture("png"),
    signedPicture("jpeg"),
    signedPicture("webp"),
  ]);
}

function rawProfile(block: Buffer): string {
  return `\nexif\n${block.length}\n${block.toString("hex")}`;
}

/** Numbers from 0 up to a limit, the same ones for the same seed. */
type Draw = (limit: number) => number;

function drawing(seed: number): Draw {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

type Change = (file: Buffer, draw: Draw) => Buffer;

/** Values that decoders trip over. */
const evil = [0, 1, 0x7f, 0x80, 0xff];

const changes: readonly Change[] = [
  function bytes(file, draw) {
    for (let times = 1 + draw(8); times > 0; times -= 1) file[draw(file.length)] = draw(256);
    return file;
  },
  function headerBytes(file, draw) {
    for (let times = 1 + draw(4); times > 0; times -= 1) {
      file[draw(Math.min(file.length, 120))] = evil[draw(evil.length)] ?? 0;
    }
    return file;
  },
  function number(file, draw) {
    const at = draw(Math.max(1, file.length - 4));
    for (let index = 0; index < 4; index += 1) file[at + index] = evil[draw(evil.length)] ?? 0;
    return file;
  },
  function bit(file, draw) {
    const at = draw(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << draw(8));
    return file;
  },
  function cut(file, draw) {
    return file.subarray(0, 1 + draw(file.length));
  },
  function without(file, draw) {
    const at = draw(file.length);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + draw(64))]);
  },
  function twice(file, draw) {
    const at = draw(file.length);
    const part = file.subarray(at, at + 1 + draw(200));
    return Buffer.concat([
      file.subarray(0, at),
      ...Array.from({ length: 1 + draw(40) }, () => part),
      file.subarray(at),
    ]);
  },
];

/** The picture of that number, changed in one to three ways; the same for the same number. */
export function mutated(pictures: readonly Buffer[], number: number): Buffer {
  const draw = drawing(number);
  let file = Buffer.from(pictures[number % pictures.length] ?? Buffer.alloc(1));
  for (let times = 1 + draw(3); times > 0; times -= 1) {
    file = Buffer.from(changes[draw(changes.length)]?.(file, draw) ?? file);
  }
  return file;
}
