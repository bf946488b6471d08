import { MessageFlags, type RepliableInteraction } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { type Message, say } from "../../words/index.ts";
import { copyable } from "../messages/copyable.ts";
import { asEdit } from "../messages/message-options.ts";
import { messageOf } from "../messages/message-view.ts";
import { lines } from "../messages/parts.ts";
import { personalWords } from "./languages.ts";
import { requesterOf } from "./requester-of.ts";
import type { Only, SentFile } from "./services.ts";

/** The picture that is to be described. */
export interface DescribedPicture {
  readonly load: () => Promise<SentFile>;
  /** Which of how many it is, counted from 1; absent: the only one. */
  readonly place?: { readonly number: number; readonly count: number };
}

/**
 * Answers whoever asks, alone, with what a picture shows, in their language. Nothing is fetched or sent
 * to anybody before it is known that they may use Easel here. Throws UserError where nobody describes.
 */
export async function answerDescription(
  interaction: RepliableInteraction,
  { load, place }: DescribedPicture,
  { policy, describer }: Only<"policy" | "describer">,
): Promise<void> {
  granted(await policy.mayUse(requesterOf(interaction)));
  if (describer === undefined) throw new UserError("invalid-option", say("chat.not-set-up"));
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { locale, user } = interaction;
  await using file = await load();
  const text = await describer.describe(file, { person: user.id, locale });
  const words = personalWords(interaction);
  const { model } = describer;
  const head: Message =
    place === undefined || place.count === 1
      ? say("chat.described", { model })
      : say("chat.described-one", { model, ...place });
  const { components, files } = copyable(words, text, "description.txt");
  await interaction.editReply(
    asEdit(messageOf([lines(words.text(head)), ...components], { files })),
  );
}
