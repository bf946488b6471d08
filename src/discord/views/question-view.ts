import { ButtonStyle } from "discord.js";
import { type Question, QUESTION_LIFETIME_MS } from "../../domain/question.ts";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { literal } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, facts, lines, paragraph, row } from "../messages/parts.ts";
import { shownPrompt } from "./job-text.ts";

/** Characters of each of several prompts. */
const PROMPT_CHARACTERS = 80;

const faces = {
  draw: { emoji: "✅", label: say("prompts.draw"), style: ButtonStyle.Primary },
  cancel: { emoji: "✖️", label: say("prompts.cancel") },
} as const;

/** What is asked before anything is drawn: how many pictures, of what, and at what price. */
export function questionView(words: DiscordWords, question: Question): MessageView {
  const { id, userId } = question;
  const actions = [
    ["question-draw", faces.draw],
    ["question-cancel", faces.cancel],
  ] as const;
  return messageOf([
    lines(
      wordsOf(words, question),
      askText(words, question),
      priceText(words, question),
      `-# ${facts(`<@${userId}>`, words.say("prompts.expires", { duration: QUESTION_LIFETIME_MS }))}`,
    ),
    row(
      ...actions.map(([action, face]) =>
        button(words, face, { action, jobId: id, position: undefined }),
      ),
    ),
  ]);
}

/** The message of a question that was answered with yes, where its pictures come in others. */
export function drawingView(words: DiscordWords, question: Question): MessageView {
  const { orders, pictures: count, userId } = question;
  const text = words.say("prompts.drawing", { count, prompts: orders.length });
  return messageOf([lines(text, `-# <@${userId}>`)]);
}

/** The message of a question that was answered with no. */
export function declinedView(words: DiscordWords, { userId }: Question): MessageView {
  return messageOf([lines(words.say("prompts.declined"), `-# <@${userId}>`)]);
}

/** What stands for a job's message until the job itself is shown there. */
export function placeholderView(words: DiscordWords, prompt: string): MessageView {
  return messageOf([paragraph(`**${shownPrompt(words, prompt)}**`)]);
}

function wordsOf(words: DiscordWords, { orders }: Question): string {
  const [first] = orders;
  if (orders.length === 1) return `**${shownPrompt(words, first?.draft.prompt ?? "")}**`;
  return orders.map(({ draft }) => `- ${literal(draft.prompt, PROMPT_CHARACTERS)}`).join("\n");
}

function askText(words: DiscordWords, { reason, pictures: count, orders }: Question): string {
  return reason.kind === "price"
    ? words.say("prompts.ask-price", { count, above: reason.above })
    : words.say("prompts.ask-permutations", { count, prompts: orders.length });
}

function priceText(words: DiscordWords, { cost }: Question): string {
  return cost === undefined
    ? words.say("prompts.cost-nothing")
    : words.say("prompts.cost", { cost });
}
