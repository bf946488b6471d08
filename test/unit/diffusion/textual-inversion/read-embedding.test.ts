import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  readEmbedding,
  vectorsOf,
} from "../../../../src/diffusion/textual-inversion/read-embedding.ts";
import {
  float32,
  type TensorToWrite,
  writeSafetensors,
} from "../../../support/diffusion/safetensors.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { FileProblem } from "../../../../src/diffusion/errors.ts";

const whole: TensorToWrite = {
  name: "emb_params",
  type: "F32",
  dims: [2, 2],
  bytes: float32(1, 2, 3, 4),
};

async function read(tensors: readonly TensorToWrite[], change?: (header: string) => string) {
  const path = join(await temporaryFolder(), "word.safetensors");
  await writeSafetensors(path, tensors, change);
  return readEmbedding(path);
}

describe("an embedding's file", () => {
  it("holds several vectors, under A1111's name beside anything else", async () => {
    const other = { ...whole, name: "step", dims: [4] };
    const { tables } = await read([other, whole]);
    expect(tables.map(vectorsOf)).toEqual([[Float32Array.of(1, 2), Float32Array.of(3, 4)]]);
  });

  it("holds one vector under the word itself, as diffusers writes it", async () => {
    const { tables } = await read([{ ...whole, name: "<cat-toy>", dims: [4] }]);
    expect(tables).toEqual([{ data: Float32Array.of(1, 2, 3, 4), dims: [1, 4] }]);
  });

  it("holds a table for each of SDXL's encoders, the first one first", async () => {
    const g = { ...whole, name: "clip_g", dims: [1, 4] };
    const l = { ...whole, name: "clip_l", dims: [1, 2], bytes: float32(5, 6) };
    const { tables } = await read([g, l]);
    expect(tables.map(({ dims }) => dims)).toEqual([
      [1, 2],
      [1, 4],
    ]);
  });

  it.each([
    ["F16", new Uint8Array(Float16Array.of(0.5, -2).buffer)],
    ["BF16", new Uint8Array(Uint16Array.of(0x3f00, 0xc000).buffer)],
    ["F32", float32(0.5, -2)],
  ])("may be in %s", async (type, bytes) => {
    const { tables } = await read([{ name: "x", type, dims: [1, 2], bytes }]);
    expect(tables[0]?.data).toEqual(Float32Array.of(0.5, -2));
  });
});

describe("a file that is no embedding", () => {
  const long = { ...whole, dims: [1001, 1], bytes: new Uint8Array(4004) };
  const pair = [
    { ...whole, name: "clip_l" },
    { ...whole, name: "clip_g", dims: [1, 4] },
  ];
  it.each<[string, readonly TensorToWrite[], string]>([
    ["of whole numbers", [{ ...whole, type: "I32" }], "F32, F16 or BF16 is needed"],
    ["of a type nobody knows", [{ ...whole, type: "X7" }], "are X7"],
    ["of three dimensions", [{ ...whole, dims: [1, 2, 2] }], "[1, 2, 2]"],
    ["of no vectors", [{ ...whole, dims: [0, 2], bytes: float32() }], "[0, 2]"],
    ["of a whole vocabulary", [long], "[1001, 1]"],
    ["of NaN", [{ ...whole, bytes: float32(1, NaN, 3, 4) }], "not finite"],
    [
      "of two things",
      [
        { ...whole, name: "a" },
        { ...whole, name: "b" },
      ],
      "other things",
    ],
    ["of nothing", [], "other things"],
    ["of uneven tables", pair, "more vectors for one"],
  ])("%s is refused", async (_, tensors, message) => {
    await expect(read(tensors)).rejects.toThrow(message);
  });
});

describe("a damaged file", () => {
  it.each<[string, (header: string) => string, string]>([
    ["no JSON", () => "{", "header is damaged"],
    ["a list", () => "[1]", "header is damaged"],
    ["offsets as words", (header) => header.replace("[0,16]", '["0","16"]'), "header is damaged"],
    ["negative offsets", (header) => header.replace("[0,16]", "[-16,0]"), "header is damaged"],
    ["offsets behind the end", (header) => header.replace("[0,16]", "[16,32]"), "does not fit"],
    ["offsets the wrong way round", (header) => header.replace("[0,16]", "[16,0]"), "does not fit"],
    ["a shape larger than the data", (header) => header.replace("[2,2]", "[2,3]"), "does not fit"],
    ["a shape beyond numbers", (header) => header.replace("[2,2]", "[1e300,1e300]"), "damaged"],
  ])("with %s in its header is refused", async (_, change, message) => {
    await expect(read([whole], change)).rejects.toThrow(message);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a few bytes", Buffer.from("abc")],
    ["an endless header", Buffer.alloc(64, 0xff)],
    ["a header longer than the file", Buffer.from([100, 0, 0, 0, 0, 0, 0, 0, 0x7b])],
    ["an empty header", Buffer.alloc(8)],
  ])("of %s is refused", async (_, bytes) => {
    const path = join(await temporaryFolder(), "word.safetensors");
    await writeFile(path, bytes);
    await expect(readEmbedding(path)).rejects.toThrow("no safetensors file, or was cut short");
  });

  it("that was cut short is refused", async () => {
    const path = join(await temporaryFolder(), "word.safetensors");
    await writeSafetensors(path, [whole]);
    await truncate(path, 90);
    await expect(readEmbedding(path)).rejects.toThrow(FileProblem);
  });
});
