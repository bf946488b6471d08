import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ButtonInteraction } from "discord.js";
import { botIsMember } from "../discord/interactions/answer-target.ts";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit, privately } from "../discord/messages/message-options.ts";
import type { MessageView } from "../discord/messages/message-view.ts";
import { mydataView, partView } from "../discord/views/mydata-view.ts";
import { TryLater } from "../pipeline/audience.ts";
import { type Message, say } from "../words/index.ts";
import { requireOwn } from "./mydata-delete.ts";

/** What every message takes, in servers without boosts and in direct messages: 10 MiB. */
const LIMIT_BYTES = 10 * 1024 * 1024;
/** Space for the rest of the request. */
const REQUEST_BYTES = 64 * 1024;
const MOST_PARTS = 20;
/** Messages that may follow an interaction where only the person installed the app. */
const MOST_FOLLOW_UPS = 5;

/** 📦 Make the zip: packs everything, and sends it to the person alone. */
export const exportMyDataButton: Button<"myData" | "sendDirectly" | "log"> = {
  kind: "button",
  action: "mydata-export",
  async execute(interaction, id, services) {
    requireOwn(interaction, id);
    const words = personalWords(interaction);
    await interaction.deferUpdate();
    await interaction.editReply(asEdit(mydataView(words, say("mydata.packing"))));
    await using packed = await services.myData.pack(interaction.user.id, {
      limitBytes: Math.min(interaction.attachmentSizeLimit, LIMIT_BYTES) - REQUEST_BYTES,
      mostParts: botIsMember(interaction) ? MOST_PARTS : MOST_FOLLOW_UPS,
      words: words.plain,
    });
    const { parts, leftOut } = packed;
    const send = sender(interaction, services);
    for (const [index, { file }] of parts.entries()) {
      const name = path.basename(file);
      const bytes = await readFile(file);
      const part = { number: index + 1, total: parts.length, leftOut, name, bytes };
      if (await send(partView(words, part))) continue;
      await tell(interaction, say("mydata.not-sent", { command: "/mydata export" }), services);
      return;
    }
    const sent = { count: parts.length };
    await tell(
      interaction,
      send.isDirect() ? say("mydata.sent-directly") : say("mydata.packed", sent),
      services,
    );
  },
};

/** Sends messages behind the interaction, or from the first that it does not take by direct message. */
function sender(
  interaction: ButtonInteraction,
  { sendDirectly, log }: Only<"sendDirectly" | "log">,
) {
  let isDirect = false;
  const send = async (view: MessageView): Promise<boolean> => {
    if (!isDirect) {
      try {
        await interaction.followUp(privately(view));
        return true;
      } catch (error) {
        log.info({ error }, "An export goes by direct message: its answer takes nothing any more");
        isDirect = true;
      }
    }
    return await sendDirectly(interaction.user.id, view).catch(unlessAway);
  };
  return Object.assign(send, { isDirect: () => isDirect });
}

/** Discord is away; whoever asked is told, as far as that is possible, and asks again. */
function unlessAway(error: unknown): false {
  if (error instanceof TryLater) return false;
  throw error;
}

/** Says how it went in the place of the question; after its end nobody looks there. */
async function tell(
  interaction: ButtonInteraction,
  message: Message,
  { log }: Only<"log">,
): Promise<void> {
  const view = mydataView(personalWords(interaction), message);
  await interaction.editReply(asEdit(view)).catch((error: unknown) => {
    log.info({ error }, "The place where an export was asked for is closed by now");
  });
}
