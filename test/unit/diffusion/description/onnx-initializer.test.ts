import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readInitializer } from "../../../../src/diffusion/description/onnx-initializer.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const number = (field: number, value: number) => [field << 3, value];
const bytes = (field: number, content: readonly number[]) => [
  (field << 3) | 2,
  content.length,
  ...content,
];
const text = (field: number, value: string) => bytes(field, Array.from(Buffer.from(value)));

/** An ONNX file whose graph holds one initializer, of the given fields. */
async function graphWith(...tensor: readonly (readonly number[])[]): Promise<string> {
  const file = join(await temporaryFolder(), "model.onnx");
  await writeFile(file, Uint8Array.from(bytes(7, bytes(5, tensor.flat()))));
  return file;
}

const ones = Array.from(new Uint8Array(Float32Array.of(1, 2).buffer));
const halves = Array.from(new Uint8Array(new Float16Array([1, 2]).buffer));

describe("reading a weight out of an ONNX file", () => {
  it("finds it by the end of its name, also where an exporter kept equal weights once", () => {
    const file = join(tinyModel(), "text_encoder/model.onnx");
    expect(readInitializer(file, "final_layer_norm.weight")).toEqual(new Float32Array(16).fill(1));
    expect(readInitializer(file, "nothing.weight")).toBeUndefined();
  });

  it.each([
    ["raw float32", [number(2, 1), bytes(9, ones)]],
    ["raw float16", [number(2, 10), bytes(9, halves)]],
    ["packed float32", [number(2, 1), bytes(4, ones)]],
  ])("reads %s", async (_, fields) => {
    const file = await graphWith(text(8, "norm.weight"), ...fields);
    expect(readInitializer(file, "norm.weight")).toEqual(Float32Array.of(1, 2));
  });

  it("reads weights from the file beside the graph", async () => {
    const entry = (key: string, value: string) => bytes(13, [...text(1, key), ...text(2, value)]);
    const file = await graphWith(
      text(8, "norm.weight"),
      number(2, 1),
      entry("location", "model.onnx_data"),
      entry("offset", "4"),
      entry("length", "8"),
    );
    await writeFile(join(file, "../model.onnx_data"), Uint8Array.from([9, 9, 9, 9, ...ones, 9]));
    expect(readInitializer(file, "norm.weight")).toEqual(Float32Array.of(1, 2));
  });

  it("gives nothing for whole numbers", async () => {
    const file = await graphWith(text(8, "ids"), number(2, 7), bytes(9, [1, 0, 0, 0, 0, 0, 0, 0]));
    expect(readInitializer(file, "ids")).toBeUndefined();
  });
});
