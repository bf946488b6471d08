import { existsSync } from "node:fs";
import { readdir, readFile, utimes, mkdir } from "node:fs/promises";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packData, sweepPackages } from "../../../../src/pipeline/personal/pack-data.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import { admitted, taken } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";

const MIB = 1024 * 1024;

async function withPictures(sizes: readonly number[]) {
  const storage = await openTestStorage();
  await admitted(storage.jobs, { request: { count: sizes.length, prompt: "ein Apfel" } });
  const { id } = await taken(storage.jobs);
  for (const [position, size] of sizes.entries()) {
    const bytes = new Uint8Array(size).fill(position + 1);
    const hash = await storage.pictures.keep(bytes);
    const picture = { seed: 7, width: 8, height: 8, mediaType: "image/jpeg" };
    await storage.jobs.addPicture(id, { position, hash, bytes: size, ...picture });
  }
  const folder = path.join(storage.folder, "exports");
  const pack = (limitBytes: number, mostParts = 10, locale = "en") =>
    packData("anna", { limitBytes, mostParts, words: wordsFor(locale) }, { ...storage, folder });
  return { storage, id, folder, pack };
}

async function filesOf({ parts }: { readonly parts: readonly { readonly file: string }[] }) {
  const files: Record<string, Uint8Array> = {};
  for (const { file } of parts) Object.assign(files, unzipSync(await readFile(file)));
  return files;
}

const text = (bytes: Uint8Array | undefined) => strFromU8(bytes ?? new Uint8Array());

describe("an export", () => {
  it("explains itself in the person's language, and is gone when it was sent", async () => {
    const { pack, id, folder } = await withPictures([100, 200]);
    const packed = await pack(MIB, 10, "de");
    const files = await filesOf(packed);
    expect(text(files["README.txt"])).toMatch(/Was Easel über dich speichert[^]*lässt es stehen/);
    expect(JSON.parse(text(files["orders-1.json"]))).toMatchObject([
      { id, request: { prompt: "ein Apfel" }, pictures: [{}, {}] },
    ]);
    expect(files[`pictures/easel-${id}-2.jpg`]).toHaveLength(200);
    expect(await readdir(folder)).toHaveLength(1);
    await packed[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it("comes in parts, and names what has no room in any", async () => {
    const { pack, id } = await withPictures([400_000, 400_000, 900_000, 400_000]);
    const packed = await pack(600_000, 3);
    expect(packed.leftOut).toBe(1);
    for (const { bytes } of packed.parts) expect(bytes).toBeLessThanOrEqual(600_000);
    const files = await filesOf(packed);
    expect(text(files["left-out.txt"])).toContain(`easel-${id}-3.jpg\t878.9 KiB`);
    expect(Object.keys(files).filter((name) => name.startsWith("pictures/"))).toHaveLength(3);
    await packed[Symbol.asyncDispose]();
  });

  it("goes without a picture that is no longer kept", async () => {
    const { pack, storage } = await withPictures([100]);
    storage.clock.time += 60 * 24 * 60 * 60 * 1000;
    await storage.jobs.move((await storage.jobs.inState("made"))[0]?.id ?? "", "delivered");
    await storage.pictures.retain({ days: 1, totalBytes: 0 });
    await using packed = await pack(MIB);
    const files = await filesOf(packed);
    expect(packed.leftOut).toBe(0);
    expect(Object.keys(files).filter((name) => name.startsWith("pictures/"))).toEqual([]);
    expect(text(files["orders-1.json"])).toContain("ein Apfel");
  });

  it("of a process that died is swept, one that is under way is not", async () => {
    const { folder } = await withPictures([1]);
    const [old, young] = [path.join(folder, "export-old"), path.join(folder, "export-young")];
    for (const each of [old, young]) await mkdir(each, { recursive: true });
    await utimes(old, 1, 1);
    await sweepPackages(folder);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});
