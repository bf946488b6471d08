import { z } from "zod";
import { rewordPrompts } from "./composed-prompt.ts";

/**
 * Words that a server adds to every prompt in it. They stand beside what somebody asked for, so that
 * Edit, Reroll and /show elsewhere neither repeat nor show them.
 */
export const addedWordsSchema = z.object({
  prompt: z.string().optional(),
  negativePrompt: z.string().optional(),
});
export type AddedWords = z.infer<typeof addedWordsSchema>;

/** What is wanted and what is not, of a request. */
interface Worded {
  readonly prompt: string;
  readonly negativePrompt?: string | undefined;
  readonly added?: AddedWords | undefined;
}

/** The request as a model is given it: with the words that the server adds. */
export function withAddedWords<Request extends Worded>(request: Request): Request {
  const { prompt, negativePrompt, added } = request;
  if (added === undefined) return request;
  return {
    ...request,
    // Behind the last of several prompts, but before its weight.
    prompt: rewordPrompts(prompt, (text, { isLast }) =>
      isLast ? (joined(text, added.prompt) ?? "") : text,
    ),
    negativePrompt: joined(negativePrompt, added.negativePrompt),
  };
}

/** The request of a plan with its person's own words again. */
export function withoutAddedWords<Request extends Worded>(
  planned: Request,
  asked: Worded,
): Request {
  if (asked.added === undefined) return planned;
  const { negativePrompt } = planned;
  return {
    ...planned,
    prompt: asked.prompt,
    negativePrompt: negativePrompt === undefined ? undefined : asked.negativePrompt,
    added: undefined,
  };
}

function joined(own: string | undefined, added: string | undefined): string | undefined {
  const parts = [own, added].filter((part) => part !== undefined && part.trim() !== "");
  return parts.length === 0 ? own : parts.join(", ");
}
