import { expect, it } from "vitest";
import { warning } from "../../../../src/domain/warning.ts";
import { importOnce } from "../../../../src/pipeline/orders/import-once.ts";
import { quoted } from "../../../../src/words/index.ts";

it("imports a picture once for each address, and tells once what was done to it", async () => {
  const asked: string[] = [];
  const warnings = [warning("image", quoted("Only the first frame is used."))];
  const importPicture = importOnce(async (address) => {
    asked.push(address);
    return { source: { picture: address, width: 4, height: 3 }, warnings };
  });
  const [one, again, other] = await Promise.all(["a", "a", "b"].map(importPicture));
  expect(asked).toEqual(["a", "b"]);
  expect(one).toEqual({ source: { picture: "a", width: 4, height: 3 }, warnings });
  expect(again).toEqual({ ...one, warnings: [] });
  expect(other?.source.picture).toBe("b");
});
