import { z } from "zod";
import { type Answer, json } from "./answer.ts";
import { faultInPrompt } from "./faults.ts";
import { png } from "./pictures.ts";
import { type ReceivedRequest, startVendorServer, type VendorServer } from "./vendor-server.ts";

/** Gemini on the loopback, as strict as the original. `url` ends in `/v1beta`. */
export interface GeminiDouble extends VendorServer {
  /** Answers the next requests for pictures so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
  /** Answers the next questions for models so. */
  nextModels(...answers: readonly Answer[]): void;
}

/** The models that the double lists and draws with. */
export const doubleModels = ["gemini-2.5-flash-image", "gemini-3.1-flash-image"] as const;

/** An error in Google's own form. */
export function geminiError(
  code: number,
  status: string,
  message: string,
  details: readonly unknown[] = [],
): Answer {
  return json(code, { error: { code, message, status, details } });
}

/** A success: what the model said and drew, and why it ended. */
export function geminiAnswer(
  parts: readonly unknown[] | undefined,
  finishReason = "STOP",
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  const content = parts && { parts, role: "model" };
  const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: 1290, totalTokenCount: 1299 };
  return json(200, {
    candidates: [{ ...(content && { content }), finishReason, index: 0, ...more }],
    usageMetadata,
    modelVersion: "double",
  });
}

/** A picture as a part of an answer. */
export const picturePart = (bytes: Buffer) => ({
  inlineData: { mimeType: "image/png", data: bytes.toString("base64") },
});

const ratios = "1:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 21:9".split(" ");
const mimeTypes = ["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"];

/** What a request may hold, after Google's own types; a name that is not here is refused. */
const bodySchema = z.strictObject({
  contents: z
    .array(
      z.strictObject({
        role: z.enum(["user", "model"]).optional(),
        parts: z
          .array(
            z.union([
              z.strictObject({ text: z.string().min(1) }),
              z.strictObject({
                inlineData: z.strictObject({ mimeType: z.enum(mimeTypes), data: z.base64() }),
              }),
            ]),
          )
          .min(1),
      }),
    )
    .min(1),
  generationConfig: z
    .strictObject({
      responseModalities: z.array(z.enum(["TEXT", "IMAGE"])).optional(),
      seed: z.int32().optional(),
      temperature: z.number().optional(),
      imageConfig: z
        .strictObject({
          aspectRatio: z.enum(ratios).optional(),
          imageSize: z.enum(["1K", "2K", "4K"]).optional(),
        })
        .optional(),
    })
    .optional(),
});

export async function startGeminiDouble({
  key,
  port,
}: {
  readonly key: string;
  readonly port?: number;
}): Promise<GeminiDouble> {
  const scripted: Answer[] = [];
  const lists: Answer[] = [];
  const server = await startVendorServer((request) => {
    const { method, path, headers } = request;
    if (headers["x-goog-api-key"] !== key) {
      return geminiError(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }],
      );
    }
    const { pathname } = new URL(path, "http://double");
    if (method === "GET" && pathname === "/v1beta/models") return lists.shift() ?? list();
    const [, model] = /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(pathname) ?? [];
    if (method !== "POST" || model === undefined) return json(404, {});
    if (!doubleModels.some((known) => known === model)) {
      return geminiError(404, "NOT_FOUND", `models/${model} is not found for API version v1beta.`);
    }
    return scripted.shift() ?? faultInPrompt(wordsOf(request)) ?? draw(model, request);
  }, port);
  return {
    ...server,
    url: new URL("/v1beta", server.url),
    get posts() {
      return server.posts;
    },
    next: (...answers) => void scripted.push(...answers),
    nextModels: (...answers) => void lists.push(...answers),
  };
}

/** The words of a request, as far as it has the form. */
function wordsOf({ body }: ReceivedRequest): string | undefined {
  const { data } = bodySchema.safeParse(body);
  return data?.contents[0]?.parts.flatMap((part) => ("text" in part ? [part.text] : [])).join(" ");
}

function draw(model: string, { body }: ReceivedRequest): Answer {
  const { data, error } = bodySchema.safeParse(body);
  if (!data) {
    const [issue] = error.issues;
    const at = issue?.path.join(".") ?? "";
    const message = `Invalid JSON payload received. ${issue?.message ?? ""} at '${at}'`;
    return geminiError(400, "INVALID_ARGUMENT", message);
  }
  const { imageConfig, responseModalities = ["TEXT"], seed = 7 } = data.generationConfig ?? {};
  const inputs = data.contents.flatMap(({ parts }) => parts).filter((part) => "inlineData" in part);
  const isFirst = model.startsWith("gemini-2.5");
  if (inputs.length > (isFirst ? 3 : 14)) {
    return geminiError(400, "INVALID_ARGUMENT", "Too many images.");
  }
  if (isFirst && imageConfig?.imageSize !== undefined) {
    return geminiError(400, "INVALID_ARGUMENT", "imageSize is not supported for this model.");
  }
  if (!responseModalities.includes("IMAGE")) return geminiAnswer([{ text: "A fox." }]);
  const [across = 1, down = 1] = (imageConfig?.aspectRatio ?? "1:1").split(":").map(Number);
  const side = 256 * Number.parseInt(imageConfig?.imageSize ?? "1K", 10);
  const scale = side / Math.sqrt(across * down);
  const picture = png(Math.round(across * scale), Math.round(down * scale), seed);
  return geminiAnswer([
    { text: "Let me think.", thought: true },
    { ...picturePart(png(16, 16, 1)), thought: true },
    { text: "Here is your picture." },
    { ...picturePart(picture), thoughtSignature: "c2lnbmF0dXJl" },
  ]);
}

function list(): Answer {
  const methods = ["generateContent", "countTokens"];
  return json(200, {
    models: [
      { name: "models/gemini-3-pro", supportedGenerationMethods: methods },
      { name: "models/imagen-4-generate-image", supportedGenerationMethods: ["predict"] },
      ...doubleModels.map((id) => ({
        name: `models/${id}`,
        supportedGenerationMethods: methods,
      })),
    ],
  });
}
