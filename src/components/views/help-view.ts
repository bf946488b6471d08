import type { ImageModel } from "../../providers/image-model.ts";
import type { MessageView } from "../message-view.ts";
import { cut, literal } from "./display-text.ts";
import { paragraph } from "./parts.ts";

/** What `/help` depends on. */
export interface HelpFacts {
  /** The configured models, the default one first. */
  readonly models: readonly ImageModel[];
  readonly messageContentIntent: boolean;
}

const SHOWN_MODELS = 8;
const MODELS_CHARACTERS = 900;
const EXAMPLE_CHARACTERS = 200;

/** The answer of `/help`. */
export function helpView(facts: HelpFacts): MessageView {
  return {
    components: [
      paragraph(
        "### Draw\n`/imagine prompt: a red apple` draws a picture. Everything else is optional: a negative prompt, style, model, size, up to four pictures, a seed, a picture to start from, a `mask` of what to change in it, `extend` to draw beyond its edges.",
      ),
      paragraph(
        "### Go on from a picture\n**V1–V4** make variations, **U1–U4** redraw one at twice the size, 🎲 **Reroll** draws anew, ✏️ **Edit** lets you change the words, ℹ️ **Details** shows everything as a command to copy, 🗑 **Delete** takes it away. Buttons never expire. On somebody else's picture they make a picture of your own.",
      ),
      paragraph(`### Pictures of other people\n${replyWords(facts.messageContentIntent)}`),
      paragraph(
        "### Keep track\n`/queue` shows your waiting pictures, `/show` brings a finished one back by its id.",
      ),
      paragraph(`### Models\n${modelWords(facts.models)}`),
    ],
    files: [],
    keep: [],
    mentions: [],
  };
}

function replyWords(messageContentIntent: boolean): string {
  const own =
    "Reply to one of my pictures with new words (`#2` means the second one), or mention me with a picture attached.";
  const menu =
    "On any picture: right-click or long-press the message, then **Apps → Vary this image**.";
  return messageContentIntent
    ? `${own} A reply to anybody's picture that mentions me works too. ${menu}`
    : `${own} In a reply to another person's picture Discord does not let me see it. ${menu}`;
}

function modelWords(models: readonly ImageModel[]): string {
  if (models.length === 0) return "No model is set up yet: the operator can run `npm run doctor`.";
  const shown = models
    .slice(0, SHOWN_MODELS)
    .map(
      ({ id, name }, index) =>
        `- ${literal(name)} (\`${id}\`)${index === 0 ? ", the default" : ""}`,
    );
  const more = models.length - shown.length;
  const list = [...shown, ...(more > 0 ? [`- …and ${more} more under \`model\``] : [])].join("\n");
  const example = models[0]?.capabilities.examples[0];
  return `${cut(list, MODELS_CHARACTERS)}${example === undefined ? "" : `\nTry \`/imagine prompt: ${cut(example, EXAMPLE_CHARACTERS).replaceAll("`", "'")}\``}`;
}
