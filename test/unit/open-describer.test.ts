import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { openImages } from "../../src/images/index.ts";
import { openDescriber } from "../../src/open-describer.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";

async function openService() {
  const pictures: Buffer[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const [, picture = ""] = /base64,([^"]+)/.exec(Buffer.concat(parts).toString()) ?? [];
      pictures.push(Buffer.from(picture, "base64"));
      setTimeout(() => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ choices: [{ message: { content: "a fox" } }] }));
      }, 50);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const images = openImages({ log: new RecordingLog() });
  onTestFinished(() => images.close());
  const baseUrl = new URL(`http://127.0.0.1:${port}/v1`);
  const describer = openDescriber({ chat: { baseUrl, apiKey: undefined, model: "seer" } }, images);
  if (describer === undefined) throw new Error("there is no describer");
  return { describer, pictures, images };
}

const picture = async (width: number, height: number) =>
  await sharp({ create: { width, height, channels: 3, background: "red" } })
    .withExif({ IFD0: { Copyright: "somebody" } })
    .png()
    .toBuffer();

const whose = { person: "1", locale: "en-US" };

describe("what describes pictures", () => {
  it("is not there without a service", async () => {
    const { images } = await openService();
    expect(openDescriber({ chat: undefined }, images)).toBeUndefined();
  });

  it("sends a small JPEG in the picture's shape, without its metadata", async () => {
    const { describer, pictures } = await openService();
    expect(await describer.describe(await picture(2000, 1000), whose)).toBe("a fox");
    expect(await describer.describe(await picture(60, 80), whose)).toBe("a fox");
    const facts = await Promise.all(pictures.map((each) => sharp(each).metadata()));
    expect(facts).toMatchObject([
      { format: "jpeg", width: 1024, height: 512 },
      { format: "jpeg", width: 60, height: 80 },
    ]);
    expect(pictures.map((each) => each.includes("somebody"))).toEqual([false, false]);
  });

  it("describes one at a time for a person, others beside it, and sends nothing that is no picture", async () => {
    const { describer, pictures } = await openService();
    const file = await picture(64, 64);
    const first = describer.describe(file, whose);
    await expect(describer.describe(file, whose)).rejects.toMatchObject({ code: "too-many-jobs" });
    await expect(describer.describe(file, { ...whose, person: "2" })).resolves.toBe("a fox");
    await first;
    await expect(describer.describe(Buffer.from("words"), whose)).rejects.toMatchObject({
      code: "invalid-picture",
    });
    expect(await describer.describe(file, whose)).toBe("a fox");
    expect(pictures).toHaveLength(3);
  });
});
