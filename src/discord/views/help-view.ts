import type { ImageModel } from "../../providers/image-model.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { cut, shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";

/** What `/help` depends on. */
export interface HelpFacts {
  /** The configured models, the default one first. */
  readonly models: readonly ImageModel[];
  readonly messageContentIntent: boolean;
}

const SHOWN_MODELS = 8;
const MODELS_CHARACTERS = 900;
const EXAMPLE_CHARACTERS = 150;

/** The answer of `/help`. */
export function helpView(words: DiscordWords, facts: HelpFacts): MessageView {
  const replies = facts.messageContentIntent ? "messages.help-replies" : "messages.help-no-replies";
  return messageOf([
    paragraph(words.say("messages.help-draw")),
    paragraph(words.say("messages.help-buttons")),
    paragraph(words.say(replies)),
    paragraph(words.say("messages.help-track")),
    paragraph(`### ${words.say("messages.models")}\n${modelWords(words, facts.models)}`),
  ]);
}

function modelWords(words: DiscordWords, models: readonly ImageModel[]): string {
  const [first] = models;
  if (first === undefined) return words.say("messages.help-no-model");
  const shown = models
    .slice(0, SHOWN_MODELS)
    .map(({ id, name }, index) =>
      words.say(index === 0 ? "messages.help-default-model" : "messages.help-model", { id, name }),
    );
  const count = models.length - shown.length;
  const more = count > 0 ? [words.say("messages.help-more-models", { count })] : [];
  const [example] = first.capabilities.examples;
  return [
    shortened([...shown, ...more].join("\n"), MODELS_CHARACTERS),
    ...(example === undefined
      ? []
      : [
          words.say("messages.help-try", {
            command: `/imagine prompt: ${cut(example, EXAMPLE_CHARACTERS)}`,
          }),
        ]),
  ].join("\n");
}
