import { ButtonStyle } from "discord.js";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, paragraph, row } from "../messages/parts.ts";

const faces = {
  "erase-yes": { label: say("history.delete-yes"), style: ButtonStyle.Danger },
  "erase-no": { label: say("history.delete-no") },
} as const;

/** Asks whether everything that is stored of somebody is to go, with how much that is. */
export function erasureQuestion(
  words: DiscordWords,
  {
    userId,
    jobs,
    pictures,
  }: {
    readonly userId: string;
    readonly jobs: number;
    readonly pictures: number;
  },
): MessageView {
  const actions = ["erase-yes", "erase-no"] as const;
  return messageOf([
    paragraph(words.say("history.delete-ask", { jobs, pictures })),
    row(
      ...actions.map((action) =>
        button(words, faces[action], { action, jobId: userId, position: undefined }),
      ),
    ),
  ]);
}
