import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weighGraph } from "../../../../src/diffusion/description/graph-weights.ts";
import { messageField, numberField } from "../../../../src/diffusion/description/write-protobuf.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("weighing a graph", () => {
  it("tells half precision apart", () => {
    const half = weighGraph(join(tinyModel("tiny-half"), "unet/model.onnx"));
    const full = weighGraph(join(tinyModel(), "unet/model.onnx"));
    expect(half.halfBytes).toBe(half.bytes);
    expect(full.halfBytes).toBe(0);
    expect(full.bytes).toBeGreaterThan(100_000);
  });

  it("multiplies dimensions that are written one by one or packed, and knows small numbers", async () => {
    const int4 = messageField(5, [numberField(1, 300), numberField(1, 10), numberField(2, 22)]);
    const packed = messageField(1, [Buffer.from([0xac, 0x02, 10])]);
    const doubles = messageField(5, [packed, numberField(2, 11)]);
    const path = join(await temporaryFolder(), "model.onnx");
    await writeFile(path, messageField(7, [int4, doubles]));
    expect(weighGraph(path)).toEqual({ bytes: 3000 * 0.5 + 3000 * 8, halfBytes: 0 });
  });
});
