import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { pngChunk, samplePicture } from "../sample-pictures.ts";
import { type HostileFile, repeated, uint32 } from "./hostile-file.ts";
import { withText } from "./png-files.ts";

const prompt = (graph: unknown) => withText("prompt", JSON.stringify(graph));

/** A graph whose one sampler gets its words from `words`. */
const graphWith = (nodes: Readonly<Record<string, unknown>>) => ({
  k: {
    class_type: "KSampler",
    inputs: { seed: 1, steps: 2, positive: ["w0", 0], model: ["w0", 0], latent_image: ["w0", 0] },
  },
  ...nodes,
});

const node = (type: string, inputs: object) => ({ class_type: type, inputs });

/** Each node joins the one before it with itself: the last would be very long. */
function doubling(): unknown {
  const nodes = Array.from({ length: 200 }, (_, index) => [
    `w${index}`,
    node("StringConcatenate", { string_a: [`w${index + 1}`, 0], string_b: [`w${index + 1}`, 0] }),
  ]);
  return graphWith({
    ...Object.fromEntries(nodes),
    w200: node("Text", { text: "x".repeat(10_000) }),
  });
}

/** Every node leads to every other. */
function everythingLinked(): unknown {
  const inputs = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`conditioning_${index}`, [`w${index}`, index]]),
  );
  return graphWith(
    Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`w${index}`, node("ConditioningCombine", inputs)]),
    ),
  );
}

/** Subgraphs that each hold the next ten times, and themselves. */
function nestedSubgraphs(): unknown {
  const ids = Array.from({ length: 12 }, (_, index) => `graph-${index}`);
  const subgraphs = ids.map((id, index) => ({
    id,
    nodes: Array.from({ length: 10 }, (_, at) => ({
      id: at,
      type: ids[(index + (at === 0 ? 0 : 1)) % ids.length],
      inputs: [{ name: "a", link: at }],
    })),
    links: Array.from({ length: 10 }, (_, at) => [at, at === 0 ? -10 : at - 1, 0, at, 0, "X"]),
  }));
  return {
    nodes: [{ id: 1, type: "graph-0" }],
    links: [[1, 1, 0, 1, 0, "X"]],
    definitions: { subgraphs },
  };
}

/** XMP in a PNG, with these words before its end. */
const xmp = (inside: string, start = "") =>
  withText(
    "XML:com.adobe.xmp",
    `${start}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>${inside}</rdf:RDF></x:xmpmeta>`,
  );

/**
 * A picture whose lowest bits hold a word, a length and bytes, as NovelAI hides them: column by column,
 * in the alpha channel or, for words of "rgb", in the colours.
 */
export async function withHiddenText(
  word: string,
  length: number,
  hidden: Buffer,
): Promise<Buffer> {
  const bytes = Buffer.concat([Buffer.from(word), uint32(length), hidden]);
  const channels = word.startsWith("stealth_rgb") ? [0, 1, 2] : [3];
  const height = 64;
  const width = Math.max(64, Math.ceil((bytes.length * 8) / height));
  const data = Buffer.alloc(width * height * 4, 254);
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const value = ((bytes[bit >> 3] ?? 0) >> (7 - (bit % 8))) & 1;
    const index = Math.floor(bit / channels.length);
    const pixel = (index % height) * width + Math.floor(index / height);
    data[pixel * 4 + (channels[bit % channels.length] ?? 0)] = 254 + value;
  }
  return await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

const half = 4_000_000;
const settings = (start: string, rest: string, times: number) =>
  withText("parameters", `${start}${rest.repeat(times)}`);

export const metadataFiles: readonly HostileFile[] = [
  { name: "JSON of four million brackets", make: () => withText("prompt", "[".repeat(half)) },
  {
    name: "JSON of a million objects in one another",
    make: () => withText("prompt", '{"a":'.repeat(1_000_000)),
  },
  { name: "JSON of four million numbers", make: () => withText("prompt", `[${"1,".repeat(half)}`) },
  { name: "JSON of an endless text", make: () => withText("prompt", `{"a":"${"\\".repeat(half)}`) },
  {
    name: "graph of 100,000 samplers",
    make: () =>
      prompt(
        Object.fromEntries(
          Array.from({ length: 100_000 }, (_, index) => [
            index,
            node("KSampler", { seed: 1, steps: 1, positive: [String(index + 1), 0] }),
          ]),
        ),
      ),
  },
  { name: "graph whose words double 200 times", make: () => prompt(doubling()) },
  { name: "graph in which all is linked to all", make: () => prompt(everythingLinked()) },
  {
    name: "graph of a node with 200,000 inputs",
    make: () =>
      prompt(
        graphWith({
          w0: node(
            "X",
            Object.fromEntries(
              Array.from({ length: 200_000 }, (_, index) => [`text_${index}`, ["w0", index]]),
            ),
          ),
        }),
      ),
  },
  {
    name: "workflow of subgraphs in subgraphs",
    make: () => withText("workflow", JSON.stringify(nestedSubgraphs())),
  },
  { name: "settings without end", make: () => settings("Steps: 1, ", "Seed: 1, ", 400_000) },
  {
    name: "settings of quotation marks",
    make: () => settings("Steps: 1, Seed: 1, ", 'A: "', 900_000),
  },
  { name: "settings of brackets", make: () => settings("Steps: 1, Seed: 1, ", "A: {[(", 600_000) },
  { name: "settings in a million lines", make: () => settings("", "Steps: 1\n", 400_000) },
  { name: "models in a million lines", make: () => settings("", "Model: 1\n", 400_000) },
  { name: "a million negative prompts", make: () => settings("", "Negative prompt: ", 250_000) },
  { name: "four million spaces", make: () => settings("a", " ", half) },
  { name: "four million commas", make: () => settings("Steps: 1", ",", half) },
  { name: "four million line breaks", make: () => settings("Template:", "\n", half) },
  {
    name: "templates in a million lines",
    make: () => settings("Steps: 1, Seed: 1\n", "Template: x\n", 300_000),
  },
  {
    name: "words of Midjourney, a million flags",
    make: () => withText("Description", `x${" --v 6".repeat(600_000)}`),
  },
  {
    name: "a command of a million switches",
    make: () => withText("Dream", `"x" -S 1${" -s 1".repeat(700_000)}`),
  },
  {
    name: "brackets that never close",
    make: () => withText("Dream", `"${"[a ".repeat(1_000_000)}" -S 1`),
  },
  {
    name: "XMP whose entities unfold to a billion letters",
    make: () =>
      xmp(
        "<rdf:Description dc:description='&h;'/>",
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 7 }, (_, index) => `<!ENTITY ${"bcdefgh"[index]} "${`&${"abcdefg"[index]};`.repeat(10)}">`).join("")}]>`,
      ),
  },
  {
    name: "XMP with a file of this machine",
    make: () =>
      xmp(
        "<dc:description>&x;</dc:description>",
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
  },
  {
    name: "XMP of a million elements in one another",
    make: () => xmp("<dc:description>".repeat(200_000)),
  },
  {
    name: "XMP of a million attributes",
    make: () =>
      xmp(
        `<rdf:Description ${Array.from({ length: 200_000 }, (_, index) => `a${index}='x'`).join(" ")}/>`,
      ),
  },
  {
    name: "hidden text longer than the picture",
    make: () => withHiddenText("stealth_pngcomp", 0xffffffff, Buffer.alloc(10)),
  },
  {
    name: "hidden text that unpacks to a lot",
    make: () => {
      const packed = gzipSync(Buffer.alloc(50_000_000, 65));
      return withHiddenText("stealth_pngcomp", packed.length * 8, packed);
    },
  },
  {
    name: "all texts of a file at their limit",
    make: async () => {
      const png = await samplePicture(64, 64).png().toBuffer();
      const texts = ["parameters", "prompt", "workflow"].map((keyword) =>
        pngChunk(
          "tEXt",
          Buffer.concat([Buffer.from(`${keyword}\0`), repeated('{"a":[1,2,{"b":"c"}]}', 230_000)]),
        ),
      );
      return Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33)]);
    },
  },
];
