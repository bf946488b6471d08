import { ApiError, GoogleGenAI } from "@google/genai";
import { describe, expect, it, onTestFinished } from "vitest";
import { geminiAnswer, startGeminiDouble } from "../../../support/vendors/gemini-double.ts";
import { png } from "../../../support/vendors/pictures.ts";

/** The service's own client on our double: what it understands, the double says as the service does. */
async function start(apiKey = "a-key") {
  const double = await startGeminiDouble({ key: "a-key" });
  onTestFinished(async () => double.close());
  const httpOptions = { baseUrl: new URL("/", double.url).href, apiVersion: "v1beta" };
  return { double, client: new GoogleGenAI({ apiKey, httpOptions }) };
}

const model = "gemini-3.1-flash-image";
const config = {
  responseModalities: ["TEXT", "IMAGE"],
  imageConfig: { aspectRatio: "16:9", imageSize: "2K" },
};

describe("the double of Gemini, by @google/genai", () => {
  it("lists its models", async () => {
    const { client } = await start();
    const names: (string | undefined)[] = [];
    for await (const each of await client.models.list()) names.push(each.name);
    expect(names).toContain(`models/${model}`);
  });

  it("draws from words and a picture", async () => {
    const { client } = await start();
    const data = png(16, 16, 1).toString("base64");
    const contents = [{ text: "a fox" }, { inlineData: { mimeType: "image/png", data } }];
    const made = await client.models.generateContent({ model, contents, config });
    const parts = made.candidates?.[0]?.content?.parts ?? [];
    const drawn = parts.find(({ inlineData, thought }) => inlineData && thought !== true);
    expect(Buffer.from(drawn?.inlineData?.data ?? "", "base64").toString("latin1", 1, 4)).toBe(
      "PNG",
    );
    expect(made.usageMetadata?.totalTokenCount).toBe(1299);
  });

  it("refuses in the forms that the client reads", async () => {
    const { client, double } = await start();
    double.next(geminiAnswer(undefined, "IMAGE_SAFETY"));
    const held = await client.models.generateContent({ model, contents: "a fox", config });
    expect(held.candidates?.[0]?.finishReason).toBe("IMAGE_SAFETY");
    const wrong = client.models.generateContent({ model: "nobody", contents: "a fox" });
    await expect(wrong).rejects.toMatchObject({ status: 404 });
    const { client: nobody } = await start("another-key");
    const refused = nobody.models.generateContent({ model, contents: "a fox", config });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
  });
});
