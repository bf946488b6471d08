import type { Draft } from "../../domain/request.ts";

/** The texts in which somebody can write what they please: each is looked at by itself. */
export function textsOf(
  draft: Pick<Draft, "prompt" | "negativePrompt" | "style" | "modelOptions">,
): readonly string[] {
  const { prompt, negativePrompt = "", style = "", modelOptions = {} } = draft;
  const written = Object.values(modelOptions).filter((value) => typeof value === "string");
  return [prompt, negativePrompt, style, ...written].filter((text) => text !== "");
}
