import { Readable } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Frame, frameStart, readFrames } from "../../../src/sandbox/frames.ts";

const limits = { head: 1000, files: 5000 };

async function read(pieces: readonly Uint8Array[], within = limits): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of readFrames(Readable.from(pieces), within)) frames.push(frame);
  return frames;
}

function written(head: unknown, files: readonly Uint8Array[]): Buffer {
  const sizes = files.map(({ length }) => length);
  return Buffer.concat([frameStart(head, sizes), ...files]);
}

describe("frames", () => {
  it("come out as they went in, in whatever pieces", async () => {
    const files = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 });
    const frame = fc.record({ head: fc.jsonValue(), files });
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
        async (frames, steps) => {
          const all = Buffer.concat(frames.map(({ head, files: each }) => written(head, each)));
          const pieces: Buffer[] = [];
          for (let at = 0, step = 0; at < all.length; step += 1) {
            const length = steps[step % steps.length] ?? 1;
            pieces.push(all.subarray(at, at + length));
            at += length;
          }
          const found = await read(pieces, { head: 1e6, files: 1e6 });
          expect(found.map(({ head }) => head)).toEqual(
            frames.map(({ head }) => JSON.parse(JSON.stringify(head)) as unknown),
          );
          expect(found.map((each) => each.files.map((file) => file.toString("hex")))).toEqual(
            frames.map((each) => each.files.map((file) => Buffer.from(file).toString("hex"))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["ends within its length", Buffer.from([0, 0])],
    ["ends within its head", Buffer.from([0, 0, 0, 9, 0x7b])],
    ["ends within a file", written("x", [Buffer.alloc(9)]).subarray(0, -1)],
    ["has a head that is no JSON", Buffer.from([0, 0, 0, 1, 0x7b])],
    ["has a head that is none", Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from("[]")])],
    ["has sizes that are none", frameStart("x", [-1])],
    ["has a head beyond the limit", frameStart("x".repeat(1000), [])],
    ["has files beyond the limit", frameStart("x", [4000, 2000])],
    ["has a file of more than there is memory", frameStart("x", [2 ** 50])],
  ])("are not believed when one %s", async (_what, bytes) => {
    await expect(read([bytes])).rejects.toThrow(Error);
  });
});
