import type { ImageModel } from "../../providers/image-model.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";

/** What operators see. Credits by provider; `at` in milliseconds since 1970. */
export interface StatusFacts {
  readonly models: readonly ImageModel[];
  readonly waiting: number;
  readonly running: number;
  readonly credits: ReadonlyMap<string, { readonly credits: number; readonly at: number }>;
  /** Fewer credits than this are marked; undefined: none are. */
  readonly creditsWarning?: number | undefined;
}

const PART_CHARACTERS = 1500;

/** The answer of `/status`. */
export function statusView(words: DiscordWords, facts: StatusFacts): MessageView {
  const { waiting, running, creditsWarning = 0 } = facts;
  const models = facts.models.map(({ id, name, capabilities: { price } }) =>
    price === undefined
      ? words.say("messages.status-model", { id, name })
      : words.say("messages.status-paid-model", { id, name, price: price.perPicture }),
  );
  const credits = [...facts.credits].map(([provider, report]) =>
    words.say(
      report.credits < creditsWarning ? "messages.status-few-credits" : "messages.status-credits",
      { provider, credits: report.credits, at: Math.floor(report.at / 1000) },
    ),
  );
  return messageOf([
    section(words.say("messages.status-queue"), [
      words.say("messages.status-jobs", { waiting, running }),
    ]),
    section(
      words.say("messages.models"),
      models.length === 0 ? [words.say("messages.status-no-model")] : models,
    ),
    section(
      words.say("messages.status-credits-title"),
      credits.length === 0 ? [words.say("messages.status-no-credits")] : credits,
    ),
  ]);
}

function section(title: string, lines: readonly string[]): MessageView["components"][number] {
  return paragraph(`### ${title}\n${shortened(lines.join("\n"), PART_CHARACTERS)}`);
}
