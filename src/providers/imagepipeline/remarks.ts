import type { GenerationRequest } from "../../domain/request.ts";
import type { Warn } from "../planning/warn.ts";
import { say } from "../../words/index.ts";
import { BEST_SIDE, PROMPT_TOKENS } from "./capabilities.ts";
import { PROVIDER } from "./errors.ts";

/** Warns of what ImagePipeline takes but does not do well: large pictures and long prompts. */
export function remarks(request: GenerationRequest, warn: Warn): void {
  const { size, prompt, negativePrompt } = request;
  if (size && Math.max(size.width, size.height) > BEST_SIDE) {
    warn("size", say("planning.best-size", { model: PROVIDER, side: BEST_SIDE }));
  }
  const texts = [
    ["prompt", prompt],
    ["negative_prompt", negativePrompt ?? ""],
  ] as const;
  for (const [option, text] of texts) {
    if (leastTokens(text) > PROMPT_TOKENS) {
      warn(option, say("planning.long-prompt", { model: PROVIDER, tokens: PROMPT_TOKENS }));
    }
  }
}

/** CLIP makes at least one token of each word and each mark: a text has no fewer than these. */
function leastTokens(text: string): number {
  return text.match(/\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu)?.length ?? 0;
}
