import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { finalLayerNorm } from "../../../../src/diffusion/models/final-layer-norm.ts";
import {
  messageField,
  numberField,
  textField,
} from "../../../../src/diffusion/onnx/write-protobuf.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const number = numberField;
const bytes = (field: number, content: Uint8Array) => messageField(field, [content]);
const entry = (key: string, value: string) =>
  messageField(13, [textField(1, key), textField(2, value)]);
const float32 = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

const named = (name: string, fields: readonly Buffer[]) =>
  messageField(5, [textField(8, `encoder.final_layer_norm.${name}`), number(1, 2), ...fields]);

/** An ONNX file whose graph holds the weight and bias of a normalisation of two numbers. */
async function graphWith(weight: readonly Buffer[], bias: readonly Buffer[]): Promise<string> {
  const file = join(await temporaryFolder(), "model.onnx");
  const input = messageField(11, [textField(1, "input_ids")]);
  await writeFile(file, messageField(7, [named("weight", weight), named("bias", bias), input]));
  return file;
}

/** Eight bytes in the file beside the graph. */
const outside = (offset: number) => [
  number(2, 1),
  entry("location", "model.onnx_data"),
  entry("offset", String(offset)),
  entry("length", "8"),
  number(14, 1),
];

/** What becomes of −1 and 1: the bias less and plus the weight. */
const normalised = (file: string) =>
  Array.from(finalLayerNorm(file)?.(tensor(Float32Array.of(-1, 1), [1, 1, 2])).data ?? []);

const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 3));

describe("the normalisation behind a text encoder's last layer", () => {
  it("is found by the end of its name, also where an exporter kept equal weights once", () => {
    const norm = finalLayerNorm(join(tinyModel(), "text_encoder/model.onnx"));
    const row = tensor(
      Float32Array.from({ length: 16 }, (_, index) => index),
      [1, 1, 16],
    );
    expect(norm?.(row).data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0);
  });

  const halves = new Uint8Array(new Float16Array([1, 2]).buffer);
  it.each([
    ["raw float32", [number(2, 1), bytes(9, float32(1, 2))]],
    ["raw float16", [number(2, 10), bytes(9, halves)]],
    ["packed float32", [number(2, 1), bytes(4, float32(1, 2))]],
  ])("is read from %s", async (_, fields) => {
    const bias = [number(2, 1), bytes(9, float32(10, 20))];
    expect(normalised(await graphWith(fields, bias))).toEqual(near(9, 22));
  });

  it("is read from the file beside the graph", async () => {
    const file = await graphWith(outside(4), outside(12));
    const data = Buffer.concat([Buffer.alloc(4), float32(1, 2, 10, 20), Buffer.alloc(1)]);
    await writeFile(join(file, "../model.onnx_data"), data);
    expect(normalised(file)).toEqual(near(9, 22));
  });

  it("is none where the numbers are whole, or missing", async () => {
    const whole = [number(2, 7), bytes(9, new Uint8Array(16))];
    expect(finalLayerNorm(await graphWith(whole, whole))).toBeUndefined();
    const short = [number(2, 1), bytes(9, float32(1))];
    const file = await graphWith(short, short);
    expect(() => finalLayerNorm(file)).toThrow("cut short");
  });
});
