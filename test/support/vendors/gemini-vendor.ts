import { geminiAnswer, picturePart, startGeminiDouble } from "./gemini-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";
import type { ReceivedRequest } from "./vendor-server.ts";

/** Which aspect ratio and size stand for a size in pixels, out of Google's tables. */
const shapes: Readonly<Record<string, string>> = {
  "832x1248": "2:3",
  "848x1264": "2:3",
  "1248x832": "3:2",
  "1264x848": "3:2",
  "864x1184": "3:4",
  "896x1200": "3:4",
  "1184x864": "4:3",
  "1200x896": "4:3",
  "896x1152": "4:5",
  "928x1152": "4:5",
  "1152x896": "5:4",
  "1152x928": "5:4",
  "768x1344": "9:16",
  "768x1376": "9:16",
  "1344x768": "16:9",
  "1376x768": "16:9",
  "1536x672": "21:9",
  "1584x672": "21:9",
  "1024x1024": "1:1",
};

function shapeOf(model: string, width: number, height: number) {
  const found = [1, 2, 4].flatMap((factor) => {
    const aspectRatio = shapes[`${width / factor}x${height / factor}`];
    return aspectRatio === undefined ? [] : [{ aspectRatio, imageSize: `${factor}K` }];
  });
  const [{ aspectRatio, imageSize } = { aspectRatio: undefined, imageSize: undefined }] = found;
  return model.includes("2.5") ? { aspectRatio } : { aspectRatio, imageSize };
}

/** Gemini, as the contract sees it. */
export const geminiVendor: Vendor = {
  models: ["gemini/gemini-2.5-flash-image", "gemini/gemini-3.1-flash-image"],
  schedulerNames: {},
  price: 0.02,
  notAPicture: geminiAnswer([picturePart(Buffer.from("no picture"))]),
  async start() {
    const double = await startGeminiDouble({ key: TEST_KEY });
    return {
      settings: {
        GEMINI_API_KEY: TEST_KEY,
        GEMINI_BASE_URL: double.url.href,
        GEMINI_PRICE: "0.02",
        GEMINI_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts.map(opened);
      },
      next: (...answers) => double.next(...answers),
      close: () => double.close(),
    };
  },
  expectedBody: ({ model, prompt, seed, size }) => ({
    prompt,
    seed: seed % 2 ** 31,
    responseModalities: ["TEXT", "IMAGE"],
    imageConfig: size && shapeOf(model, size.width, size.height),
  }),
};

interface Sent {
  readonly contents: readonly {
    readonly parts: readonly { readonly text?: string; readonly inlineData?: { data: string } }[];
  }[];
  readonly generationConfig: Readonly<Record<string, unknown>>;
}

/** A request with its words and its picture side by side. */
function opened(post: ReceivedRequest): ReceivedRequest {
  const { contents, generationConfig } = post.body as unknown as Sent;
  const parts = contents[0]?.parts ?? [];
  const image = parts.find(({ inlineData }) => inlineData !== undefined)?.inlineData?.data;
  const prompt = parts.find(({ text }) => text !== undefined)?.text;
  return { ...post, body: { prompt, ...generationConfig, ...(image !== undefined && { image }) } };
}
