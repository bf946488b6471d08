import templates from "../style-templates.json" with { type: "json" };

/** How a style is worked into words, for models that know no styles by themselves. */
export interface StyleTemplate {
  /** The prompt, with `{prompt}` where the words that were asked for stand. */
  readonly prompt: string;
  /** What spoils the style, for the negative prompt; empty where nothing does. */
  readonly negative: string;
  /** What the pictures are like, the closest first: see closest-style.ts. */
  readonly characters: readonly string[];
}

/**
 * The named styles in words of our own, by their names in lower case: the 104 names of the
 * public SDXL style collection, so that a style means much the same wherever a picture is drawn.
 */
export const styleTemplates: ReadonlyMap<string, StyleTemplate> = new Map(
  Object.entries(templates),
);
