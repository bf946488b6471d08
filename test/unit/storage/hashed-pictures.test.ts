import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { admitted, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const roomy = { days: 30, totalBytes: 1_000_000 };

describe("a stored picture", () => {
  it("is a file named by its SHA-256", async () => {
    const { pictures, folder } = await openTestStorage();
    const bytes = Buffer.from("a picture");
    const hash = await pictures.put(bytes);
    expect(hash).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(existsSync(path.join(folder, "pictures", hash.slice(0, 2), hash))).toBe(true);
    expect(await pictures.get(hash)).toEqual(bytes);
  });

  it("is one file, however often and by however many it is stored", async () => {
    const { pictures } = await openTestStorage();
    const bytes = Buffer.from("the same");
    const hashes = await Promise.all([1, 2, 3].map(() => pictures.put(bytes)));
    expect(new Set(hashes).size).toBe(1);
    expect(await pictures.get(hashes[0] ?? "")).toEqual(bytes);
  });

  it("is undefined when it is unknown", async () => {
    const { pictures } = await openTestStorage();
    expect(await pictures.get("0".repeat(64))).toBeUndefined();
  });

  it.each(["", "../easel.db", "ab/../../easel.db", `${"0".repeat(63)}/`, "A".repeat(64)])(
    "is never read by a made-up name: %j",
    async (name) => {
      const { pictures } = await openTestStorage();
      expect(await pictures.get(name)).toBeUndefined();
    },
  );

  it("whose file somebody removed is unknown, and heals when it is stored again", async () => {
    const { pictures, folder } = await openTestStorage();
    const hash = await pictures.put(Buffer.from("gone"));
    await pictures.get(hash);
    await rm(path.join(folder, "pictures", hash.slice(0, 2), hash));
    expect(await pictures.get(hash)).toBeUndefined();
    await pictures.put(Buffer.from("gone"));
    expect(await pictures.get(hash)).toEqual(Buffer.from("gone"));
  });

  it.each([
    ["changed", (file: string) => writeFile(file, "something else")],
    ["cut", (file: string) => truncate(file, 4)],
    ["emptied", (file: string) => truncate(file, 0)],
    [
      "made a link to another file",
      async (file: string) => {
        await rename(file, `${file}.other`);
        await symlink(`${file}.other`, file);
      },
    ],
  ])("whose file was %s is set aside, and heals when it is stored again", async (_, change) => {
    const { pictures, folder } = await openTestStorage();
    const hash = await pictures.put(Buffer.from("a picture"));
    await change(path.join(folder, "pictures", hash.slice(0, 2), hash));
    expect(await pictures.get(hash)).toBeUndefined();
    await pictures.put(Buffer.from("a picture"));
    expect(await pictures.get(hash)).toEqual(Buffer.from("a picture"));
  });

  it("that a crash left half written is swept at the next start", async () => {
    const folder = await temporaryFolder();
    await (await openStorage(folder)).close();
    const half = path.join(folder, "pictures", "incoming", "half");
    await writeFile(half, "ha");
    await (await openStorage(folder)).close();
    expect(existsSync(half)).toBe(false);
  });
});

describe("retention", () => {
  it("removes what was not used for so many days", async () => {
    const { pictures, clock } = await openTestStorage();
    const old = await pictures.put(Buffer.from("old"));
    const used = await pictures.put(Buffer.from("used"));
    clock.time += 20 * DAY;
    await pictures.get(used);
    clock.time += 11 * DAY;
    expect(await pictures.retain(roomy)).toEqual({ pictures: 1, bytes: 3 });
    expect(await pictures.get(old)).toBeUndefined();
    expect(await pictures.get(used)).toBeDefined();
    expect(await pictures.retain(roomy)).toEqual({ pictures: 0, bytes: 0 });
  });

  it("removes the longest unused until the rest fits", async () => {
    const { pictures, clock } = await openTestStorage();
    const hashes = [];
    for (const name of ["one", "two", "six", "ten"]) {
      hashes.push(await pictures.put(Buffer.from(name)));
      clock.time += DAY;
    }
    expect(await pictures.retain({ days: 30, totalBytes: 6 })).toEqual({ pictures: 2, bytes: 6 });
    const left = await Promise.all(hashes.map((hash) => pictures.get(hash)));
    expect(left.map((bytes) => bytes?.toString())).toEqual([undefined, undefined, "six", "ten"]);
  });

  it("never removes what was stored a moment ago", async () => {
    const { pictures } = await openTestStorage();
    await pictures.put(Buffer.from("new"));
    expect(await pictures.retain({ days: 0, totalBytes: 0 })).toEqual({ pictures: 0, bytes: 0 });
  });

  it("never removes the source or the pictures of an unfinished job", async () => {
    const { pictures, jobs, clock } = await openTestStorage();
    const source = await pictures.put(Buffer.from("source"));
    const result = await pictures.put(Buffer.from("result"));
    const { id } = await admitted(jobs, {
      request: { source: { picture: source, width: 64, height: 64 } },
    });
    await taken(jobs);
    await jobs.addPicture(id, {
      position: 0,
      hash: result,
      seed: 1,
      width: 64,
      height: 64,
      mediaType: "image/png",
      bytes: 6,
    });
    clock.time += 99 * DAY;
    const nothing = { days: 0, totalBytes: 0 };
    expect(await pictures.retain(nothing)).toEqual({ pictures: 0, bytes: 0 });
    await jobs.move(id, "made");
    expect(await pictures.retain(nothing)).toEqual({ pictures: 0, bytes: 0 });
    await jobs.move(id, "delivered");
    expect(await pictures.retain(nothing)).toEqual({ pictures: 2, bytes: 12 });
  });

  it("never removes the mask of an unfinished job", async () => {
    const { pictures, jobs, clock } = await openTestStorage();
    const side = { width: 64, height: 64 };
    const [picture, mask] = await Promise.all(
      ["source", "mask"].map(async (name) => pictures.put(Buffer.from(name))),
    );
    if (picture === undefined || mask === undefined) throw new Error("Nothing was stored.");
    const source = { picture, ...side, mask: { picture: mask, ...side } };
    const { id } = await admitted(jobs, { request: { source } });
    clock.time += 99 * DAY;
    const nothing = { days: 0, totalBytes: 0 };
    expect(await pictures.retain(nothing)).toEqual({ pictures: 0, bytes: 0 });
    await jobs.move(id, "cancelled");
    expect(await pictures.retain(nothing)).toEqual({ pictures: 2, bytes: 10 });
  });

  it("does not take away a picture that is stored again meanwhile", async () => {
    const { pictures, clock } = await openTestStorage();
    const hash = await pictures.put(Buffer.from("again"));
    clock.time += 99 * DAY;
    await Promise.all([
      pictures.retain({ days: 1, totalBytes: 0 }),
      pictures.put(Buffer.from("again")),
    ]);
    expect(await pictures.get(hash)).toEqual(Buffer.from("again"));
  });
});
