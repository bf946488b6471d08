import { ButtonStyle } from "discord.js";
import type { ServerRules } from "../../domain/rules/server-rules.ts";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, paragraph, row } from "../messages/parts.ts";
import { controlsOf } from "./controls.ts";
import { type Page, pageNames, pages } from "./pages.ts";
import { summaryOf } from "./summary.ts";

const BUTTONS_A_ROW = 5;
const CHARACTERS = 3000;

/**
 * A page of /settings: what it is about, what holds now, its controls, and the way to the other
 * pages. `target` is the role or channel that is being changed.
 */
export function panelView(
  words: DiscordWords,
  page: Page,
  rules: ServerRules,
  target?: string,
): MessageView {
  const { label, about } = pages[page];
  const editing =
    target === undefined
      ? []
      : [
          words.say("panel.editing-channel", {
            channel:
              page === "defaults"
                ? say("rules.channel", { channel: target })
                : say("rules.role", { role: target }),
          }),
        ];
  const text = [
    `## ${words.text(label)}`,
    `-# ${words.text(about)}`,
    ...summaryOf(page, rules).map((line) => `- ${words.text(line)}`),
    ...editing,
  ].join("\n");
  return messageOf([
    paragraph(shortened(text, CHARACTERS)),
    ...controlsOf(page, words, rules, target),
    ...tabs(words, page),
  ]);
}

function tabs(words: DiscordWords, current: Page) {
  const buttons = pageNames.map((page) => {
    const style = page === current ? ButtonStyle.Primary : ButtonStyle.Secondary;
    const id = { action: "settings-tab", jobId: page, position: undefined };
    return button(words, { label: pages[page].label, style }, id);
  });
  return [buttons.slice(0, BUTTONS_A_ROW), buttons.slice(BUTTONS_A_ROW)].map((each) =>
    row(...each),
  );
}
