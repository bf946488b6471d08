import type { Statistics } from "../../storage/statistics.ts";
import { type Message, say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";

/** What happened within so many days. */
export interface StatisticsOfDays {
  readonly days: number;
  readonly statistics: Statistics;
}

/** The statistics of one server, or of all together. */
export interface StatisticsOfPlace {
  readonly place: "server" | "all";
  readonly spans: readonly StatisticsOfDays[];
}

const PART_CHARACTERS = 1800;

/** What the codes of failures are called; a code that is not here is shown as it is. */
const kinds: Readonly<Record<string, Message>> = {
  "invalid-picture": say("stats.kind-picture"),
  "no-picture": say("stats.kind-picture"),
  "bad-key": say("stats.kind-credits"),
  "no-credits": say("stats.kind-credits"),
  "content-refused": say("stats.kind-refused"),
  "not-allowed": say("stats.kind-refused"),
  "bad-parameter": say("stats.kind-parameter"),
  "rate-limited": say("stats.kind-busy"),
  overloaded: say("stats.kind-busy"),
  timeout: say("stats.kind-busy"),
  "broken-answer": say("stats.kind-service"),
  "gone-model": say("stats.kind-service"),
  unknown: say("stats.kind-service"),
  diffusion: say("stats.kind-engine"),
  storage: say("stats.kind-storage"),
  undeliverable: say("stats.kind-delivery"),
};

/** The answer of /stats. */
export function statsView(words: DiscordWords, places: readonly StatisticsOfPlace[]): MessageView {
  return messageOf(
    places.map(({ place, spans }) => {
      const title = place === "server" ? words.say("stats.server") : words.say("stats.all");
      const text = spans.map((span) => spanText(words, span)).join("\n");
      return paragraph(`### ${title}\n${shortened(text, PART_CHARACTERS)}`);
    }),
  );
}

function spanText(words: DiscordWords, { days, statistics }: StatisticsOfDays): string {
  const { people, orders, pictures, cost, models, failures } = statistics;
  const title = `**${words.say("stats.days", { count: days })}**`;
  if (orders === 0) return `${title}\n${words.say("stats.nothing")}`;
  const lines = [
    words.say("stats.totals", { people, orders, pictures }),
    cost === undefined ? [] : words.say("stats.cost", { cost }),
    models.length === 0
      ? []
      : words.say("stats.models", { models: models.map((one) => say("stats.model", one)) }),
    failures.length === 0
      ? []
      : words.say("stats.failures", {
          failures: byKind(failures).map((one) => say("stats.failure", one)),
        }),
  ];
  return [title, ...lines.flat().map((line) => `- ${line}`)].join("\n");
}

/** Codes that are called the same are one kind. */
function byKind(failures: Statistics["failures"]) {
  const sums = new Map<Message | string, number>();
  for (const { code, count } of failures) {
    const named = kinds[code];
    const key = [...sums.keys()].find(
      (one) => typeof one !== "string" && named !== undefined && one.code === named.code,
    );
    const kind = key ?? named ?? code;
    sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return [...sums].map(([kind, count]) => ({ kind, count }));
}
