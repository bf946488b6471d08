import { z } from "zod";
import { pictureMediaType } from "../picture-file.ts";

const text = z.string().optional().catch(undefined);
const blob = z.object({ data: z.string() }).optional().catch(undefined);
const part = z.object({
  text,
  thought: z.boolean().optional().catch(undefined),
  inlineData: blob,
});
const candidate = z.object({
  content: z
    .object({ parts: z.array(part).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  finishReason: text,
  finishMessage: text,
});
const envelope = z.object({
  candidates: z.array(candidate).optional().catch(undefined),
  promptFeedback: z
    .object({ blockReason: text, blockReasonMessage: text })
    .optional()
    .catch(undefined),
});

/** What a successful answer brought: a picture, or why there is none. */
export type GeminiResult =
  | { readonly type: "picture"; readonly bytes: Uint8Array }
  /** The content rules forbid it; `reason` is the code or the service's own sentence. */
  | { readonly type: "refused"; readonly reason: string }
  /** The model wrote in place of drawing, or gave nothing. */
  | { readonly type: "words"; readonly words: string; readonly finish: string }
  | { readonly type: "nothing" };

/** Ends that stand for the content rules; the others may go otherwise the next time. */
const forbidden = /SAFETY|PROHIBITED|BLOCKLIST|RECITATION|SPII|JAILBREAK|MODEL_ARMOR|^PUP_LIMITED/;

/** Reads a successful answer. Thoughts are no answer, and words beside a picture are not looked at. */
export function readGeminiAnswer(value: unknown): GeminiResult {
  const { data } = envelope.safeParse(value);
  const first = data?.candidates?.[0];
  const parts = (first?.content?.parts ?? []).filter(({ thought }) => thought !== true);
  const bytes = parts
    .flatMap(({ inlineData }) => (inlineData ? [Buffer.from(inlineData.data, "base64")] : []))
    .find((each) => pictureMediaType(each) !== undefined);
  if (bytes) return { type: "picture", bytes };
  const said = parts
    .map((each) => each.text ?? "")
    .join(" ")
    .trim();
  const { blockReason, blockReasonMessage } = data?.promptFeedback ?? {};
  if (blockReason !== undefined) {
    return { type: "refused", reason: blockReasonMessage ?? blockReason };
  }
  const finish = first?.finishReason ?? "";
  if (forbidden.test(finish)) {
    return { type: "refused", reason: first?.finishMessage ?? (said === "" ? finish : said) };
  }
  const isAnswer = data?.candidates !== undefined;
  return isAnswer ? { type: "words", words: said, finish } : { type: "nothing" };
}
