import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { manageData } from "../../../../src/cli/data/data.ts";
import { pictureFile } from "../../../../src/storage/data-folder.ts";
import { openStorage } from "../../../../src/storage/open-storage.ts";
import { keepPrinted } from "../../../support/cli/printed.ts";
import { admitted } from "../../../support/new-job.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const config = {
  dataDir: "/nowhere",
  logLevel: "silent" as const,
  databaseUrl: undefined,
  pictures: undefined,
  discord: { token: undefined, apiUrl: undefined, cdnUrl: undefined, guildId: undefined },
};

async function folderWithLostPicture() {
  const folder = await temporaryFolder();
  const storage = await openStorage(folder);
  await admitted(storage.jobs);
  const hash = await storage.pictures.put(Buffer.from("picture"));
  await storage.close();
  await rm(pictureFile(folder, hash));
  return { folder, hash };
}

describe("npm run data", () => {
  it("says what it can do when it is told anything else", async () => {
    for (const args of [[], ["delete"], ["check", "one", "two"]]) {
      await expect(manageData(args, config, "en")).rejects.toThrow(/check, repair, or move/);
    }
  });

  it("checks, repairs, and is content then", async () => {
    const { folder, hash } = await folderWithLostPicture();
    const { output } = keepPrinted();
    expect(await manageData(["check", folder], config, "en")).toBe(1);
    expect(output.join("\n")).toContain(`The picture ${hash} is not there any more.`);
    expect(output.join("\n")).toContain("npm run data -- repair");
    output.length = 0;
    expect(await manageData(["repair", folder], config, "en")).toBe(0);
    expect(output.join("\n")).toContain("no longer registered");
    expect(output.join("\n")).toContain("Nothing is wrong with it.");
  });

  it("speaks German", async () => {
    const { folder } = await folderWithLostPicture();
    const { output } = keepPrinted();
    await manageData(["check", folder], config, "de");
    expect(output[0]).toBe(`Aufträge in ${folder}: 1, Bilder: 0.`);
  });
});
