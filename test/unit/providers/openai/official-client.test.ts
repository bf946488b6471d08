import OpenAI, { AuthenticationError, toFile } from "openai";
import { describe, expect, it, onTestFinished } from "vitest";
import { startOpenAiDouble } from "../../../support/vendors/openai-double.ts";
import { png } from "../../../support/vendors/pictures.ts";

/** The service's own client on our double: what it understands, the double says as the service does. */
async function start(apiKey = "sk-a-key") {
  const double = await startOpenAiDouble({ key: "sk-a-key" });
  onTestFinished(async () => double.close());
  return { double, client: new OpenAI({ apiKey, baseURL: double.url.href, maxRetries: 0 }) };
}

const asked = { model: "gpt-image-2", prompt: "a fox" } as const;
const picture = async (name: string) => toFile(png(64, 64, 1), name, { type: "image/png" });
const isPng = (text: string | undefined): boolean =>
  Buffer.from(text ?? "", "base64").toString("latin1", 1, 4) === "PNG";

describe("the double of OpenAI, by openai", () => {
  it("lists its models", async () => {
    const { client } = await start();
    const ids = (await client.models.list()).data.map(({ id }) => id);
    expect(ids).toContain("gpt-image-2");
  });

  it("draws, and shows what is half made", async () => {
    const { client } = await start();
    const made = await client.images.generate({ ...asked, size: "1024x1536" });
    expect(isPng(made.data?.[0]?.b64_json)).toBe(true);
    expect(made.usage?.total_tokens).toBeGreaterThan(0);
    const stream = await client.images.generate({ ...asked, stream: true, partial_images: 2 });
    const types: string[] = [];
    for await (const event of stream) {
      types.push(event.type);
      expect(isPng(event.b64_json)).toBe(true);
    }
    const partial = "image_generation.partial_image";
    expect(types).toEqual([partial, partial, "image_generation.completed"]);
  });

  it("edits several pictures with a mask's rules", async () => {
    const { client, double } = await start();
    const image = [await picture("one.png"), await picture("two.png")];
    const made = await client.images.edit({ ...asked, image });
    expect(isPng(made.data?.[0]?.b64_json)).toBe(true);
    expect(double.posts[0]?.files).toHaveLength(2);
    const mask = await picture("mask.png");
    // This mask has no transparent part to change.
    await expect(client.images.edit({ ...asked, image, mask })).rejects.toMatchObject({
      status: 400,
      param: "mask",
    });
  });

  it("refuses in the form that the client reads", async () => {
    const { client } = await start();
    const wrong = client.images.generate({ ...asked, model: "gpt-image-0" });
    await expect(wrong).rejects.toMatchObject({
      status: 404,
      code: "model_not_found",
      requestID: "req_f3b1",
    });
    const { client: nobody } = await start("sk-another");
    await expect(nobody.models.list()).rejects.toBeInstanceOf(AuthenticationError);
  });
});
