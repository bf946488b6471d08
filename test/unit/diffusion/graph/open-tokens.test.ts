import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openTokens } from "../../../../src/diffusion/graph/open-tokens.ts";
import type { Session } from "../../../../src/diffusion/onnx/session.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../../../../src/diffusion/runtime/part-opener.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";
import { findLookUp } from "../../../../src/diffusion/textual-inversion/find-look-up.ts";
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

const settings = { executionProvider: "cpu", threads: 1, stage: "text-encoder" } as const;

const opened = (path: string) =>
  openSession(path, { ...settings, graph: rewrittenGraph(path, [openTokens]) });

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
    const session = await opened(path);
    expect(vectorWidth(session.inputs)).toBe(WIDTH);
    expect(await hidden(session, Float32Array.of(9, 8, 7, 6))).toEqual(
      Float32Array.of(...row(0), 9, 8, 7, 6, ...row(2)),
    );
    expect(findLookUp(readModel(path))?.width).toBe(WIDTH);
  });

  it.each(["tiny-epsilon", "tiny-half", "tiny-velocity"])(
    "gives what it gave: %s",
    async (name) => {
      const path = join(tinyModel(name), "text_encoder/model.onnx");
      const tokens = Array.from({ length: 24 }, (_, index) => index * 7);
      const plain = await openSession(path, settings);
      const open = await opened(path);
      const expected = await plain.run({ input_ids: ids(...tokens) });
      const given = await open.run({
        input_ids: ids(...tokens),
        ...vectorInputs(open.inputs, [undefined], tokens.length),
      });
      expect(given).toEqual(expected);
      await Promise.all([plain.release(), open.release()]);
    },
  );

  it("holds no weights in its bytes", async () => {
    const path = await written({});
    expect(rewrittenGraph(path, [openTokens])?.bytes.length).toBeLessThan(800);
  });

  it("may be a link, as in a cache of downloads", async () => {
    const link = join(await temporaryFolder(), "model.onnx");
    await symlink(await written({}), link);
    const session = await opened(link);
    expect(vectorWidth(session.inputs)).toBe(WIDTH);
    expect((await hidden(session))?.slice(0, 2)).toEqual(Float32Array.of(0, 1 / 8));
  });
});

describe("a text encoder that cannot be opened for vectors", () => {
  it("is opened as it is where it looks its tokens up in another way", async () => {
    const path = await written({ operator: "GatherElements" });
    expect(rewrittenGraph(path, [openTokens])).toBeUndefined();
    expect(findLookUp(readModel(path))).toBeUndefined();
    expect(vectorInputs(new Map(), [[Float32Array.of(1)]], 1)).toEqual({});
  });

  it("says what is wrong with a file as it always did", async () => {
    const path = join(await temporaryFolder(), "model.onnx");
    await writeFile(path, "no graph");
    await expect(opened(path)).rejects.toThrow("damaged or cut short");
  });
});
