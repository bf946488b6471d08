import path from "node:path";
import { expect, it } from "vitest";
import { freeSpace } from "../../../src/hub/free-space.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("the free space of a folder that does not exist yet is that of the disk it will be on", async () => {
  const folder = await temporaryFolder();
  expect(await freeSpace(path.join(folder, "a/b/c"))).toBeGreaterThan(0);
});
