import type { GenerationRequest } from "../../domain/request.ts";
import type { Warn } from "../planning/warn.ts";
import { BEST_SIDE, PROMPT_TOKENS } from "./capabilities.ts";

/** Warns of what ImagePipeline takes but does not do well: large pictures and long prompts. */
export function remarks(request: GenerationRequest, warn: Warn): void {
  const { size, prompt, negativePrompt } = request;
  if (size && Math.max(size.width, size.height) > BEST_SIDE) {
    warn(
      "size",
      `ImagePipeline promises its best up to ${BEST_SIDE} pixels a side; more was sent.`,
    );
  }
  const texts = { prompt, negative_prompt: negativePrompt ?? "" };
  for (const [option, text] of Object.entries(texts)) {
    if (leastTokens(text) > PROMPT_TOKENS) {
      warn(option, `ImagePipeline reads ${PROMPT_TOKENS} tokens of it; the end may be cut off.`);
    }
  }
}

/** CLIP makes at least one token of each word and each mark: a text has no fewer than these. */
function leastTokens(text: string): number {
  return text.match(/\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu)?.length ?? 0;
}
