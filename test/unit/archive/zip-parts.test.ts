import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openZipParts, type ZipPart } from "../../../src/archive/zip-parts.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const KIB = 1024;

/** Bytes that cannot be packed any smaller. */
const noise = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, index) => (Math.imul(index + seed, 2654435761) >>> 13) & 255);

async function opened(limitBytes: number, mostParts = 10) {
  const folder = await temporaryFolder();
  return openZipParts(folder, { limitBytes, mostParts }, (number) => `part-${number}.zip`);
}

async function contents(parts: readonly ZipPart[]) {
  return Promise.all(parts.map(async ({ file }) => unzipSync(await readFile(file))));
}

describe("a zip in parts", () => {
  it("holds what was added, text packed and pictures as they are", async () => {
    const zip = await opened(100 * KIB);
    const text = "a red apple ".repeat(2000);
    const picture = noise(5000, 1);
    await zip.add({ name: "orders.json", bytes: new TextEncoder().encode(text), isText: true });
    await zip.add({ name: "pictures/ä 1.png", bytes: picture, isText: false });
    const parts = await zip.close();
    const [files] = await contents(parts);
    expect(strFromU8(files?.["orders.json"] ?? new Uint8Array())).toBe(text);
    expect(files?.["pictures/ä 1.png"]).toEqual(picture);
    expect(parts[0]?.bytes).toBeLessThan(10 * KIB);
    expect(parts[0]?.bytes).toBe((await readFile(parts[0]?.file ?? "")).length);
  });

  it("is split so that no part exceeds the limit, and each opens by itself", async () => {
    const zip = await opened(20 * KIB);
    for (let each = 0; each < 12; each += 1)
      await zip.add({ name: `${each}.png`, bytes: noise(6 * KIB, each), isText: false });
    const parts = await zip.close();
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const { bytes } of parts) expect(bytes).toBeLessThanOrEqual(20 * KIB);
    const names = (await contents(parts)).flatMap((files) => Object.keys(files));
    expect(names).toEqual(Array.from({ length: 12 }, (_, each) => `${each}.png`));
  });

  it("stays within the limit with many small entries", async () => {
    const zip = await opened(16 * KIB);
    for (let each = 0; each < 300; each += 1)
      await zip.add({ name: `pictures/easel-${each}.png`, bytes: noise(40, each), isText: true });
    const parts = await zip.close();
    for (const { bytes } of parts) expect(bytes).toBeLessThanOrEqual(16 * KIB);
    expect((await contents(parts)).flatMap((files) => Object.keys(files))).toHaveLength(300);
  });

  it("takes no entry that is too large, nor one more than the parts hold", async () => {
    const zip = await opened(20 * KIB, 2);
    expect(zip.takes("film.mp4", 20 * KIB)).toBe(false);
    for (const name of ["1.png", "2.png"]) {
      expect(zip.takes(name, 15 * KIB)).toBe(true);
      await zip.add({ name, bytes: noise(15 * KIB, 1), isText: false });
    }
    expect(zip.takes("3.png", 15 * KIB)).toBe(false);
    expect(zip.takes("small.png", 500)).toBe(true);
    expect(await zip.close()).toHaveLength(2);
  });
});
