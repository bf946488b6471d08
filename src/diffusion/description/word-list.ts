import { z } from "zod";

const word = z.string().min(1).max(100);
const words = z.array(word).max(5000);
/** How often something comes, against the others beside it. */
const weight = z.number().min(0).max(1000);

const thing = z.strictObject({
  /** The word that the model draws it by. */
  name: word,
  emoji: word.optional(),
  /** The word for several; else English endings are put to the name. */
  plural: word.optional(),
  /** Other words that mean it. */
  also: words.optional(),
  /** Words for other things that it comes nearest to; whoever types them is told. */
  near: words.optional(),
});

const stylesSchema = z.strictObject({
  /** Only where the prompt has a word of one of these groups. */
  where: words.optional(),
  weights: z.record(word, weight),
});

const settingsSchema = z.strictObject({
  /** Not where the prompt has a word of one of these groups. */
  unless: words,
  choices: z
    .array(z.strictObject({ text: word.includes("{prompt}"), weight }))
    .min(1)
    .max(100),
});

/**
 * easel-words.json, an optional file beside model_index.json of a model that knows few words: which,
 * what else people type for them, and what the seed may choose where nothing is said.
 */
export const wordListSchema = z.strictObject({
  things: z.array(thing).min(1).max(5000),
  /**
   * Further words and phrases that the model reads, in groups that may have any name. `articles`
   * and `joiners` go with the word behind them when that is left out; the first joiner stands
   * between two things that nothing stands between. `counts` are the words for two, three and more.
   */
  words: z.record(word, words),
  /** What is read in place of a word or phrase, without saying so; nothing where it is left out. */
  instead: z.record(word, z.string().max(100)).optional(),
  /** What a word means where the prompt names no thing at all. */
  alone: z.record(word, word).optional(),
  variety: z
    .strictObject({
      /** How often each style is drawn, by the names in easel.json, where no style is named: the first that fits. */
      styles: z.array(stylesSchema).max(20).optional(),
      settings: z.array(settingsSchema).max(20).optional(),
    })
    .optional(),
});

/** The words of a model. Plain data. */
export type WordList = z.infer<typeof wordListSchema>;
