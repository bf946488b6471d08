import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { diskFiles } from "../../../src/storage/files.ts";
import { hashOf } from "../../../src/storage/hash-of.ts";
import { openFileShelf } from "../../../src/storage/shelves/file-shelf.ts";
import type { PictureShelf } from "../../../src/storage/shelves/picture-shelf.ts";
import { openS3Shelf } from "../../../src/storage/shelves/s3/open-s3-shelf.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { s3Double } from "../../support/s3/s3-double.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

interface Subject {
  readonly shelf: PictureShelf;
  /** Changes what lies there under a hash. */
  readonly spoil: (hash: string, bytes: Buffer) => Promise<void>;
  /** The names of all that lies there. */
  readonly names: () => Promise<readonly string[]>;
}

const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  async files() {
    const folder = await temporaryFolder();
    return {
      shelf: await openFileShelf(folder, { files: diskFiles, isShared: false }),
      spoil: (hash, bytes) => writeFile(path.join(folder, hash.slice(0, 2), hash), bytes),
      async names() {
        const found = await readdir(folder, { recursive: true, withFileTypes: true });
        return found.filter((entry) => entry.isFile()).map(({ name }) => name);
      },
    };
  },
  async "a service that speaks S3"() {
    const double = await s3Double();
    const { bucket, endpoint } = double;
    const place = { bucket, endpoint, prefix: "of easel/1" };
    const shelf = await openS3Shelf(place, new RecordingLog());
    onTestFinished(() => shelf.close());
    return {
      shelf,
      async spoil(hash, bytes) {
        double.objects.set(`of easel/1/${hash.slice(0, 2)}/${hash}`, bytes);
      },
      async names() {
        const all = [...double.objects.keys()].map((key) => path.basename(key));
        return all.filter((name) => name !== "can-be-written");
      },
    };
  },
};

const picture = Buffer.from([0, 1, 2, 250, 251, 252]);
const hash = hashOf(picture);

describe.each(Object.entries(subjects))("a shelf of %s", (_, open) => {
  it("gives what was put there, byte for byte", async () => {
    const { shelf, names } = await open();
    expect(await shelf.holds(hash, picture.length)).toBe(false);
    await shelf.write(hash, picture);
    expect(await shelf.read(hash)).toEqual(picture);
    expect(await shelf.holds(hash, picture.length)).toBe(true);
    expect(await names()).toEqual([hash]);
  });

  it("holds large pictures, and the same one as often as it is put there", async () => {
    const { shelf, names } = await open();
    const large = Buffer.alloc(9_000_000, "picture");
    for (let times = 0; times < 2; times += 1) await shelf.write(hashOf(large), large);
    expect((await shelf.read(hashOf(large)))?.equals(large)).toBe(true);
    expect(await names()).toEqual([hashOf(large)]);
  });

  it("has nothing under other names, and takes nothing away there", async () => {
    const { shelf } = await open();
    const other = "0".repeat(64);
    expect(await shelf.read(other)).toBeUndefined();
    expect(await shelf.holds(other, 0)).toBe(false);
    await shelf.remove(other);
  });

  it("takes a picture away", async () => {
    const { shelf, names } = await open();
    await shelf.write(hash, picture);
    await shelf.remove(hash);
    expect(await shelf.read(hash)).toBeUndefined();
    expect(await names()).toEqual([]);
  });

  it("knows what is not what was stored, keeps it out of the way and takes the right one again", async () => {
    const { shelf, spoil, names } = await open();
    await shelf.write(hash, picture);
    await spoil(hash, Buffer.from([9, 1, 2, 250, 251, 252]));
    expect(await shelf.holds(hash, picture.length)).toBe(false);
    await shelf.setAside(hash, 5);
    expect(await shelf.read(hash)).toBeUndefined();
    expect(await names()).toEqual([`${hash}-5`]);
    await shelf.write(hash, picture);
    expect(await shelf.read(hash)).toEqual(picture);
  });
});
