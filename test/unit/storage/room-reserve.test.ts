import { stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/storage/files.ts";
import { RoomReserve } from "../../../src/storage/room-reserve.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MEBIBYTE = 1024 * 1024;

async function open(freeBytes: number, files = diskFiles) {
  const file = path.join(await temporaryFolder(), "reserve");
  const bytes = () =>
    stat(file).then(
      ({ size }) => size,
      () => 0,
    );
  return { reserve: new RoomReserve(file, files, () => freeBytes), bytes, file };
}

describe("room that is kept back", () => {
  it.each([
    ["4 MiB of a roomy disk", 1000 * MEBIBYTE, 4 * MEBIBYTE],
    ["a sixteenth of a small one", 16 * MEBIBYTE, MEBIBYTE],
    ["nothing of one that is almost full", MEBIBYTE / 2, 0],
  ])("is %s", async (_, free, expected) => {
    const { reserve, bytes } = await open(free);
    await reserve.take();
    expect(await bytes()).toBe(expected);
  });

  it("is given up once, also by a process that did not take it", async () => {
    const { reserve, bytes, file } = await open(1000 * MEBIBYTE);
    await reserve.take();
    const next = new RoomReserve(file, diskFiles, () => 1000 * MEBIBYTE);
    expect(await next.release()).toBe(true);
    expect(await bytes()).toBe(0);
    expect(await next.release()).toBe(false);
  });

  it("leaves nothing behind where it cannot be written", async () => {
    const { reserve, bytes } = await open(1000 * MEBIBYTE, {
      ...diskFiles,
      async write(file, content) {
        await diskFiles.write(file, content.subarray(0, 1000));
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      },
    });
    await reserve.take();
    expect(await bytes()).toBe(0);
    expect(await reserve.release()).toBe(false);
  });
});
