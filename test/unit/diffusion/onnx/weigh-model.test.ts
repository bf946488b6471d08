import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { weighModel } from "../../../../src/diffusion/onnx/weigh-model.ts";
import {
  messageField,
  numberField,
  textField,
} from "../../../../src/diffusion/onnx/write-protobuf.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("weighing a graph", () => {
  it("tells half precision apart", () => {
    const half = weighModel(readModel(join(tinyModel("tiny-half"), "unet/model.onnx")));
    const full = weighModel(readModel(join(tinyModel(), "unet/model.onnx")));
    expect(half.halfBytes).toBe(half.bytes);
    expect(full.halfBytes).toBe(0);
    expect(full.bytes).toBeGreaterThan(100_000);
  });

  it("multiplies dimensions that are written one by one or packed, and knows small numbers", async () => {
    const int4 = messageField(5, [numberField(1, 300), numberField(1, 10), numberField(2, 22)]);
    const packed = messageField(1, [Buffer.from([0xac, 0x02, 10])]);
    const doubles = messageField(5, [packed, numberField(2, 11)]);
    const path = join(await temporaryFolder(), "model.onnx");
    const input = messageField(11, [textField(1, "sample")]);
    await writeFile(path, messageField(7, [int4, doubles, input]));
    expect(weighModel(readModel(path))).toEqual({ bytes: 3000 * 0.5 + 3000 * 8, halfBytes: 0 });
  });
});
