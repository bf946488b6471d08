import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { rewordPrompts } from "../../domain/composed-prompt.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { Wording } from "../../domain/wording.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import { closestStyle } from "./closest-style.ts";
import { styleTemplates } from "./style-templates.ts";

/** The styles that a model without styles of its own is given. */
export const namedStyles: readonly string[] = [...styleTemplates.keys()];

type Styles = ModelDescription["styles"];

/** Up to this guidance scale a negative prompt has no effect. */
const NO_GUIDANCE = 1;

/**
 * The style that will be drawn. A model with styles of its own knows only those: any other name
 * becomes the closest, with a warning. Other models know the named styles, in any case, and take any
 * other name as words of the prompt.
 */
export function settleLocalStyle(
  asked: string | undefined,
  { name, styles }: Pick<ModelDescription, "name" | "styles">,
  warn: Warn,
): string | undefined {
  if (asked === undefined) return undefined;
  const lower = asked.toLowerCase();
  if (styles === undefined) return styleTemplates.has(lower) ? lower : asked;
  const own = Object.keys(styles.templates);
  const known = own.find((style) => style.toLowerCase() === lower);
  if (known !== undefined) return known;
  const closest = closestStyle(asked, own) ?? styles.default;
  warn("style", say("engine.style-closest", { name, asked, closest }));
  return closest;
}

/** A model, as the words for it depend on it. */
type Reader = Pick<ModelDescription, "styles" | "takesNegativePrompt">;

/**
 * The words that are drawn: the prompts with the style worked in. What spoils a style joins the
 * negative prompt where the model and the guidance scale let that count.
 */
export function wordingOf(
  { prompt, negativePrompt, style, guidanceScale = Infinity }: WordedRequest,
  { styles, takesNegativePrompt }: Reader,
): Wording {
  if (styles !== undefined) return { prompt: inOwnStyle(prompt, style, styles), negativePrompt };
  if (style === undefined) return { prompt, negativePrompt };
  const template = styleTemplates.get(style) ?? {
    prompt: `{prompt}, ${style} style`,
    negative: "",
  };
  const spoils = guidanceScale > NO_GUIDANCE && takesNegativePrompt ? template.negative : "";
  return {
    prompt: fill(template.prompt, prompt),
    negativePrompt: joined(negativePrompt, spoils),
  };
}

/** Both together; an empty negative prompt that was given stays one, since some models tell it from none. */
function joined(negativePrompt: string | undefined, spoils: string): string | undefined {
  if (spoils === "") return negativePrompt;
  return negativePrompt ? `${negativePrompt}, ${spoils}` : spoils;
}

type WordedRequest = Pick<
  GenerationRequest,
  "prompt" | "negativePrompt" | "style" | "guidanceScale"
>;

/** The model's default style steps back when the words name one themselves. */
function inOwnStyle(
  prompt: string,
  style: string | undefined,
  styles: NonNullable<Styles>,
): string {
  const words = prompt.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const namesOne = Object.keys(styles.templates).some((name) => words.includes(name.toLowerCase()));
  if (style === undefined && namesOne) return prompt;
  return fill(styles.templates[style ?? styles.default] ?? "{prompt}", prompt);
}

/** The template with the prompt in its place, and with each of several that are combined. */
function fill(template: string, prompt: string): string {
  return rewordPrompts(prompt, (text) => fillOne(template, text));
}

/** Without a prompt, the style's words alone. */
function fillOne(template: string, prompt: string): string {
  const filled = template.replace("{prompt}", () => prompt);
  return prompt.trim() === "" ? filled.replace(/^[\s,]+|[\s,]+$/gu, "") : filled;
}
