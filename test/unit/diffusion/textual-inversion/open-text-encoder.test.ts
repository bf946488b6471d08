import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../../../src/diffusion/models/session.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";
import { tokenWidth } from "../../../../src/diffusion/textual-inversion/find-look-up.ts";
import { openGraph } from "../../../../src/diffusion/textual-inversion/open-graph.ts";
import { openTextEncoder } from "../../../../src/diffusion/textual-inversion/open-text-encoder.ts";
import {
  vectorInputs,
  vectorWidth,
} from "../../../../src/diffusion/textual-inversion/vector-inputs.ts";
import {
  type LookUpGraph,
  WIDTH,
  writeLookUpGraph,
} from "../../../support/diffusion/look-up-graph.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const open = (path: string, _: string, graph?: Uint8Array) =>
  openSession(path, { executionProvider: "cpu", threads: 1, stage: "text-encoder", graph });

/** A row of the table. */
const row = (number: number) =>
  Array.from({ length: WIDTH }, (_, index) => (number * WIDTH + index) / 8);

const ids = (...numbers: number[]) => tensor(Float32Array.from(numbers), [1, numbers.length]);

async function written(graph: LookUpGraph): Promise<string> {
  const path = join(await temporaryFolder(), "model.onnx");
  await writeLookUpGraph(path, graph);
  return path;
}

/** What a session says of three tokens of which the second may be a vector. */
async function hidden(session: Session, vector?: Float32Array) {
  const vectors = vectorInputs(session.inputs, [[undefined, vector, undefined]], 3);
  const outputs = await session.run({ input_ids: ids(0, 1, 2), ...vectors });
  await session.release();
  return outputs.get("last_hidden_state")?.data;
}

describe("a text encoder opened for vectors", () => {
  it.each<LookUpGraph>([
    {},
    { weights: "beside" },
    { type: "half" },
    { type: "half", weights: "beside" },
    { isIndirect: true },
  ])("takes them in place of the table's, and only there: %o", async (graph) => {
    const path = await written(graph);
    const session = await openTextEncoder(path, open);
    expect(vectorWidth(session.inputs)).toBe(WIDTH);
    expect(await hidden(session, Float32Array.of(9, 8, 7, 6))).toEqual(
      Float32Array.of(...row(0), 9, 8, 7, 6, ...row(2)),
    );
    expect(tokenWidth(path)).toBe(WIDTH);
  });

  it.each(["tiny-epsilon", "tiny-half", "tiny-velocity"])(
    "gives what it gave: %s",
    async (name) => {
      const path = join(tinyModel(name), "text_encoder/model.onnx");
      const tokens = Array.from({ length: 24 }, (_, index) => index * 7);
      const plain = await open(path, "text-encoder");
      const opened = await openTextEncoder(path, open);
      const expected = await plain.run({ input_ids: ids(...tokens) });
      const given = await opened.run({
        input_ids: ids(...tokens),
        ...vectorInputs(opened.inputs, [undefined], tokens.length),
      });
      expect(given).toEqual(expected);
      await Promise.all([plain.release(), opened.release()]);
    },
  );

  it("holds no weights in its bytes", async () => {
    const path = await written({});
    expect(openGraph(path)?.length).toBeLessThan(800);
  });
});

describe("a text encoder that cannot be opened for vectors", () => {
  it("is opened as it is where it looks its tokens up in another way", async () => {
    const path = await written({ operator: "GatherElements" });
    expect(openGraph(path)).toBeUndefined();
    expect(tokenWidth(path)).toBeUndefined();
    const calls: (Uint8Array | undefined)[] = [];
    const session = await openTextEncoder(path, async (_path, _stage, rewritten) => {
      calls.push(rewritten);
      return {
        inputs: new Map(),
        outputs: new Map(),
        run: async () => new Map(),
        release: async () => {},
      };
    });
    expect(calls).toEqual([undefined]);
    expect(vectorWidth(session.inputs)).toBeUndefined();
    expect(vectorInputs(session.inputs, [[Float32Array.of(1)]], 1)).toEqual({});
  });

  it("is opened as it is where its weights are links out of its folder", async () => {
    const link = join(await temporaryFolder(), "model.onnx");
    await symlink(await written({}), link);
    const session = await openTextEncoder(link, open);
    expect((await hidden(session))?.slice(0, 2)).toEqual(Float32Array.of(0, 1 / 8));
  });

  it("says what is wrong with a file as it always did", async () => {
    const path = join(await temporaryFolder(), "model.onnx");
    await writeFile(path, "no graph");
    await expect(openTextEncoder(path, open)).rejects.toThrow("damaged or cut short");
  });
});
