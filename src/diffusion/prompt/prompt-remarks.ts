import { type Message, say } from "../../words/index.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { composesPrompts } from "./composes-prompts.ts";
import { splitPrompts } from "../../domain/composed-prompt.ts";

const NETWORKS = /<(?:lyco|hypernet):[^<>]*>/iu;

/** What a prompt asks for and a model does not do, so that it is read as plain words: a sentence each. */
export function promptRemarks(
  prompt: string,
  model: Pick<ModelDescription, "name" | "takesNegativePrompt" | "extraChannels">,
): Message[] {
  const isComposed = splitPrompts(prompt).length > 1;
  return [
    ...(NETWORKS.test(prompt) ? [say("engine.prompt-networks")] : []),
    ...(isComposed && !composesPrompts(model)
      ? [say("engine.prompt-and", { name: model.name })]
      : []),
  ];
}
