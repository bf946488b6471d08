import type { Statistics } from "../../storage/statistics.ts";
import { type Message, say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { lines } from "../messages/parts.ts";

/** The numbers of a place: of today, and of the last 30 days. */
export interface Counted {
  readonly today: Statistics;
  readonly month: Statistics;
}

/** The answer of `/stats`. */
export function statsView(
  words: DiscordWords,
  {
    here,
    everywhere,
  }: { readonly here: Counted | undefined; readonly everywhere: Counted | undefined },
): MessageView {
  return messageOf([
    ...(here === undefined ? [] : [placeText(words, say("history.stats-here"), here)]),
    ...(everywhere === undefined
      ? []
      : [placeText(words, say("history.stats-everywhere"), everywhere)]),
  ]);
}

function placeText(words: DiscordWords, title: Message, { today, month }: Counted) {
  const numbers = ({ people, orders, pictures, failures, cost }: Statistics) =>
    words.say("history.stats-numbers", { people, orders, pictures, failures, cost });
  return lines(
    `### ${words.text(title)}`,
    `**${words.say("history.stats-today")}**`,
    numbers(today),
    `**${words.say("history.stats-month")}**`,
    numbers(month),
    ...month.models.map((each) => words.say("history.stats-model", each)),
  );
}
