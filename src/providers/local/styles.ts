import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { styles as namedStyles } from "../segmind/styles.ts";
import type { Warn } from "../plan/warn.ts";

export { namedStyles };

/** Words in a style's name that speak of bodies rather than of drawings. */
const ROUND =
  /3d|clay|lowpoly|isometric|sculpture|origami|kirigami|mache|biomechanical|cybernetic/i;

type Styles = NonNullable<ModelDescription["styles"]>;

/**
 * The style that will be drawn. A model with styles of its own knows only those: any other name
 * becomes the closest, with a warning. Other models take any name as words of the prompt.
 */
export function settleLocalStyle(
  asked: string | undefined,
  { name, styles }: Pick<ModelDescription, "name" | "styles">,
  warn: Warn,
): string | undefined {
  if (styles === undefined) return asked;
  if (asked === undefined) return undefined;
  const own = Object.keys(styles.templates);
  const known = own.find((style) => style.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  const closest = closestStyle(asked, own) ?? styles.default;
  warn("style", `${name} has no style "${asked}": "${closest}" comes closest and was used.`);
  return closest;
}

/**
 * The prompt with its style worked in. The model's default style steps back when the words name
 * one themselves.
 */
export function promptWithStyle(
  prompt: string,
  style: string | undefined,
  styles: Styles | undefined,
): string {
  if (styles === undefined) {
    return style === undefined || style === "base" ? prompt : `${prompt}, ${style} style`;
  }
  const words = prompt.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const namesOne = Object.keys(styles.templates).some((name) => words.includes(name.toLowerCase()));
  if (style === undefined && namesOne) return prompt;
  const template = styles.templates[style ?? styles.default] ?? "{prompt}";
  return template.replace("{prompt}", () => prompt);
}

function closestStyle(asked: string, own: readonly string[]): string | undefined {
  const wanted = asked.toLowerCase();
  const contained = own.find((style) => wanted.includes(style.toLowerCase()));
  return contained ?? (ROUND.test(asked) ? own.find((style) => ROUND.test(style)) : undefined);
}
