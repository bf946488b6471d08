import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { choosingSeed } from "../../domain/choosing-seed.ts";
import { type GenerationRequest, requestOfPicture } from "../../domain/request.ts";
import type { Wording } from "../../domain/wording.ts";
import type { Warn } from "../planning/warn.ts";
import { wordingOf } from "./styles.ts";
import { chooseWords } from "./words/choose-words.ts";
import { type ReadWords, readWords } from "./words/read-words.ts";
import { wordWarnings } from "./words/word-warnings.ts";

/** What a model is given to read: the same for all pictures, or for each its own. */
export interface PictureWordings {
  readonly wording: Wording;
  /** By position, where they differ. */
  readonly wordings: readonly Wording[] | undefined;
}

/**
 * The words of each picture of a request. A model with a list of words is given only those of it, and
 * what the seed chooses where the person left it open; the request keeps what was typed.
 */
export function pictureWordings(
  request: GenerationRequest,
  description: ModelDescription,
  warn: Warn,
): PictureWordings {
  const { wordList } = description;
  if (wordList === undefined) {
    return { wording: wordingOf(request, description), wordings: undefined };
  }
  const { added, prompt, negativePrompt } = request;
  const read = (text: string) =>
    readWords(text, wordList, {
      names: description.embeddings,
      // A LoRA may know words that the model does not.
      keepsUnknown: (request.loras ?? []).length > 0,
    });
  const tell = (option: "prompt" | "negative_prompt", words: ReadWords, others?: string) => {
    const server = others === undefined ? undefined : read(others);
    for (const says of wordWarnings(words, description, server)) warn(option, says);
  };
  const wanted = read(prompt);
  tell("prompt", wanted, added?.prompt);
  const unwanted = negativePrompt ? read(negativePrompt) : undefined;
  if (unwanted) tell("negative_prompt", { ...unwanted, isKnown: true }, added?.negativePrompt);

  const base = { ...request, negativePrompt: unwanted?.text ?? negativePrompt };
  const wordings = Array.from({ length: request.count }, (_, position): Wording => {
    // What nobody can read is drawn as it is typed.
    if (!wanted.isKnown) return wordingOf(base, description);
    const seed = choosingSeed(request, requestOfPicture(request, position).seed);
    if (seed === undefined) return wordingOf({ ...base, prompt: wanted.text }, description);
    const hasStyle = request.style !== undefined;
    const { text, style } = chooseWords(wanted, wordList, { seed, hasStyle });
    return wordingOf({ ...base, prompt: text, style: request.style ?? style }, description);
  }).map((each) => ({ ...each, isReading: true }));
  const [wording = wordingOf(base, description)] = wordings;
  const isOne = wordings.every((each) => each.prompt === wording.prompt);
  return { wording, wordings: isOne ? undefined : wordings };
}
