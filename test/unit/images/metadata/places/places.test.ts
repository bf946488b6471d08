import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readParameters } from "../../../../../src/images/metadata/read-parameters.ts";
import {
  exifBlock,
  jpegWith,
  jpegWithExif,
  pngWith,
  type Tag,
} from "../../../../support/metadata/picture-with.ts";
import { comfyGraph } from "../../../../support/metadata/comfy-graph.ts";
import { pngChunk, samplePicture } from "../../../../support/sample-pictures.ts";

const settings =
  "a red fox, forest\nNegative prompt: blurry, bad\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x768";
const found = { prompt: "a red fox, forest", negativePrompt: "blurry, bad", seed: 42, steps: 20 };

const big = (text: string) => Buffer.from(text, "utf16le").swap16();
const little = (text: string) => Buffer.from(text, "utf16le");
const coded = (code: string, bytes: Buffer) => Buffer.concat([Buffer.from(code, "latin1"), bytes]);
const ascii = (text: string) => Buffer.from(`${text}\0`);

const USER_COMMENT = 0x9286;
const DESCRIPTION = 0x010e;
const MAKE = 0x010f;
const MODEL = 0x0110;
const SOFTWARE = 0x0131;
const XP_COMMENT = 0x9c9c;

type Block = readonly [
  name: string,
  first: readonly Tag[],
  second: readonly Tag[],
  order: "II" | "MM",
];

const blocks: readonly Block[] = [
  [
    "UTF-8 that is said to be UTF-16",
    [],
    [[USER_COMMENT, 7, coded("UNICODE\0", Buffer.from(settings))]],
    "II",
  ],
  [
    "big-endian text in a little-endian block",
    [],
    [[USER_COMMENT, 7, coded("UNICODE\0", big(settings))]],
    "II",
  ],
  [
    "little-endian text in a big-endian block",
    [],
    [[USER_COMMENT, 7, coded("UNICODE\0", little(settings))]],
    "MM",
  ],
  [
    "text with a mark of its order",
    [],
    [
      [
        USER_COMMENT,
        7,
        coded("UNICODE\0", Buffer.concat([Buffer.from([0xfe, 0xff]), big(settings)])),
      ],
    ],
    "II",
  ],
  ["text without a code", [], [[USER_COMMENT, 7, Buffer.from(settings)]], "MM"],
  [
    "text of unknown code",
    [],
    [[USER_COMMENT, 7, coded("\0\0\0\0\0\0\0\0", Buffer.from(settings))]],
    "MM",
  ],
  [
    "a comment in the first directory",
    [[USER_COMMENT, 7, coded("UNICODE\0", big(settings))]],
    [],
    "MM",
  ],
  [
    "a comment in the first directory, as ASCII",
    [
      [SOFTWARE, 2, ascii("Fooocus v2.5.0")],
      [USER_COMMENT, 2, ascii(settings)],
    ],
    [],
    "MM",
  ],
  ["the description", [[DESCRIPTION, 2, ascii(settings)]], [], "II"],
  [
    "the description, beside a maker's name",
    [
      [DESCRIPTION, 2, ascii(settings)],
      [MAKE, 2, ascii("Canon")],
      [MODEL, 2, ascii("EOS")],
    ],
    [],
    "MM",
  ],
  ["Windows' comment", [[XP_COMMENT, 1, little(`${settings}\0`)]], [], "II"],
  ["Windows' comment in a big-endian block", [[XP_COMMENT, 1, little(`${settings}\0`)]], [], "MM"],
];

/** Two words of no Latin letter: the order of the bytes shows in nothing but the letters themselves. */
const foreign = ["赤い狐", "красная лиса", "빨간 여우", "κόκκινη αλεπού", "أحمر ثعلب", "सुर्ख लोमड़ी"];

describe("the places of a picture's file", () => {
  it.each(blocks)("are read: EXIF with %s", async (_name, first, second, order) => {
    const exif = exifBlock(first, second, order);
    expect(await readParameters(await jpegWithExif(exif))).toMatchObject(found);
    const webp = await samplePicture().webp().toBuffer();
    expect(await readParameters(withWebpExif(webp, exif))).toMatchObject(found);
  });

  it.each(foreign)("are read without a Latin letter: %s", async (words) => {
    for (const [order, bytes] of [
      ["MM", big(words)],
      ["II", little(words)],
      ["II", big(words)],
    ] as const) {
      const comment: Tag = [USER_COMMENT, 7, coded("UNICODE\0", bytes)];
      const details = await readParameters(await jpegWithExif(exifBlock([], [comment], order)));
      expect(details).toMatchObject({ source: "unknown", text: words });
    }
  });

  it("are read: ComfyUI's graph in the names of maker and model", async () => {
    const graph = JSON.stringify(comfyGraph());
    const exif = exifBlock([
      [MAKE, 2, ascii("workflow:{}")],
      [MODEL, 2, ascii(`prompt:${graph}`)],
    ]);
    const details = await readParameters(await jpegWithExif(exif));
    expect(details).toMatchObject({ source: "comfyui", prompt: "a red fox", seed: 42 });
    const other = exifBlock([[DESCRIPTION, 2, ascii(`Prompt: ${graph}`)]]);
    expect(await readParameters(await jpegWithExif(other))).toMatchObject({ source: "comfyui" });
  });

  it("are read: XMP, as an attribute, an element, and in a list of languages", async () => {
    const escaped = settings.replaceAll("\n", "&#10;");
    const packets = [
      `<rdf:Description dc:description="${escaped}"/>`,
      `<rdf:Description><dc:description>${settings}</dc:description></rdf:Description>`,
      `<rdf:Description><exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">${settings}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description>`,
      `<rdf:Description><dc:description><![CDATA[${settings}]]></dc:description></rdf:Description>`,
    ];
    for (const packet of packets) {
      const xmp = `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>${packet}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
      const jpeg = await jpegWith([0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)]);
      expect(await readParameters(jpeg)).toMatchObject(found);
      expect(await readParameters(await pngWith({ "XML:com.adobe.xmp": xmp }))).toMatchObject(
        found,
      );
      const webp = await samplePicture().webp().withXmp(xmp).toBuffer();
      expect(await readParameters(webp)).toMatchObject(found);
    }
  });

  it("are read: EXIF of an AVIF", async () => {
    const avif = await samplePicture()
      .avif({ effort: 0 })
      .withExif({ IFD0: { ImageDescription: settings } })
      .toBuffer();
    expect(await readParameters(avif)).toMatchObject(found);
  });

  it("are read: IPTC's caption", async () => {
    const text = Buffer.from(settings);
    const set = Buffer.concat([
      Buffer.from([0x1c, 2, 120, text.length >> 8, text.length & 255]),
      text,
    ]);
    const block = Buffer.concat([
      Buffer.from("Photoshop 3.0\x008BIM\u0004\u0004\0\0\0\0", "latin1"),
      Buffer.from([set.length >> 8, set.length & 255]),
      set,
      Buffer.alloc(set.length % 2),
    ]);
    expect(await readParameters(await jpegWith([0xed, block]))).toMatchObject(found);
  });

  it("are read: comments of JPEG and GIF", async () => {
    expect(await readParameters(await jpegWith([0xfe, Buffer.from(settings)]))).toMatchObject(
      found,
    );
    const gif = await samplePicture().gif().toBuffer();
    const flags = gif[10] ?? 0;
    const at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
    const text = Buffer.from(settings);
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), text, Buffer.from([0])]);
    const file = Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)]);
    expect(await readParameters(file)).toMatchObject(found);
  });

  it("are read: ImageMagick's profiles in a PNG", async () => {
    const exif = exifBlock([[DESCRIPTION, 2, ascii(settings)]]);
    const hex = exif.toString("hex").replaceAll(/.{72}/g, "$&\n");
    const file = await pngWith({ "Raw profile type exif": `\nexif\n    ${exif.length}\n${hex}\n` });
    expect(await readParameters(file)).toMatchObject(found);
  });

  it("are read: EXIF behind a PNG's picture", async () => {
    const png = await samplePicture().png().toBuffer();
    const exif = pngChunk("eXIf", exifBlock([[DESCRIPTION, 2, ascii(settings)]]));
    const file = Buffer.concat([png.subarray(0, -12), exif, png.subarray(-12)]);
    expect(await readParameters(file)).toMatchObject(found);
  });

  it.each([
    "テスト 赤い狐",
    "красная лиса",
    "renard roux, forêt d’été",
    "zorro rojo, otoño",
    "Füchse, weiß",
    "🦊 fox",
    "สุนัขจิ้งจอก",
    "שועל אדום",
    "ثعلب أحمر",
    "Ã¼ is no ü",
    "plain words",
  ])("are read in UTF-8 where the standard has Latin-1: %s", async (words) => {
    const text = `${words}\nNegative prompt: 低品質\nSteps: 20, Seed: 42`;
    const chunks = [
      pngChunk("tEXt", Buffer.from(`parameters\0${text}`)),
      pngChunk("zTXt", coded("parameters\0\0", deflateSync(Buffer.from(text)))),
    ];
    for (const chunk of chunks) {
      const png = await samplePicture().png().toBuffer();
      const file = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
      expect(await readParameters(file)).toMatchObject({ prompt: words, negativePrompt: "低品質" });
    }
  });

  it.each([
    [
      "thousands of texts before it",
      {
        ...Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`k${index}`, "v"])),
        parameters: settings,
      },
    ],
    [
      "a workflow of 7 MB before it",
      { workflow: `{"nodes":[],"x":"${"y".repeat(7e6)}"}`, parameters: settings },
    ],
    [
      "a workflow of 15 MB before it",
      { workflow: `{"nodes":[],"x":"${"y".repeat(15e6)}"}`, parameters: settings },
    ],
    [
      "a prompt of 60,000 letters",
      { parameters: settings.replace("forest", `forest${", tree".repeat(10_000)}`) },
    ],
    ["settings of 300,000 letters", { parameters: `${settings}${", Tag: x".repeat(37_500)}` }],
    ["two of the same name", { Parameters: "x", parameters: settings }],
  ])("are read with %s", async (_name, texts) => {
    const details = await readParameters(await pngWith(texts));
    expect(details).toMatchObject({ negativePrompt: "blurry, bad", seed: 42, steps: 20 });
    expect(details?.prompt).toMatch(/^a red fox, forest/);
  });

  it("are said to be too large, where nothing else is found", async () => {
    const packed = coded("parameters\0\0", deflateSync(Buffer.alloc(9e6, 65)));
    const png = await samplePicture().png().toBuffer();
    const file = Buffer.concat([png.subarray(0, 33), pngChunk("zTXt", packed), png.subarray(33)]);
    await expect(readParameters(file)).rejects.toMatchObject({
      code: "picture-too-large",
      says: { code: "images.too-much-text" },
    });
  });

  it("are read: a graph of 3 MB", async () => {
    const notes = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `n${index}`,
        { class_type: "Note", inputs: { text: "x".repeat(10_000) } },
      ]),
    );
    const prompt = JSON.stringify(comfyGraph(notes));
    expect(await readParameters(await pngWith({ prompt }))).toMatchObject({
      source: "comfyui",
      prompt: "a red fox",
      seed: 42,
    });
  });
});

/** The same WebP with a block of EXIF at its end. */
function withWebpExif(webp: Buffer, exif: Buffer): Buffer {
  const simple = webp.subarray(12);
  const { width, height } = { width: 64, height: 48 };
  const canvas = Buffer.alloc(18);
  canvas.write("VP8X", 0, "latin1");
  canvas.writeUInt32LE(10, 4);
  canvas[8] = 0x08;
  canvas.writeUIntLE(width - 1, 12, 3);
  canvas.writeUIntLE(height - 1, 15, 3);
  const chunk = Buffer.alloc(8);
  chunk.write("EXIF", 0, "latin1");
  chunk.writeUInt32LE(exif.length, 4);
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    canvas,
    simple,
    chunk,
    exif,
    Buffer.alloc(exif.length % 2),
  ]);
  const start = Buffer.alloc(8);
  start.write("RIFF", 0, "latin1");
  start.writeUInt32LE(body.length, 4);
  return Buffer.concat([start, body]);
}
