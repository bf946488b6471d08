import type { GatewayMessageCreateDispatchData, Guild } from "discord.js";
import { AsksFirst } from "../../pipeline/orders/ask-first.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { describeError, refusalOf } from "../connection/describe-error.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { Order } from "../../pipeline/studio.ts";
import { isOutOfReach } from "../connection/delivery-problem.ts";
import { OrderRoom, type ReserveRoom } from "../interactions/order-room.ts";
import { mayAnswerPublicly } from "../interactions/rights.ts";
import type { Only } from "../interactions/services.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { messagePayload } from "../messages/payload.ts";
import { meetChannel } from "../reading/meet-channel.ts";
import type { Languages } from "../people/languages.ts";
import { droppedView } from "../views/dropped-view.ts";
import { questionView } from "../views/question-view.ts";
import { errorView, presentError } from "../views/present-error.ts";
import { freshOrder } from "./fresh-order.ts";
import { findPictures, type Subject } from "./find-picture.ts";
import { readIncomingMessage } from "./incoming-message.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { settingsToOffer } from "./offer-settings.ts";
import { readReplyWords } from "./reply-words.ts";
import { replyOrder, type PreparedOrder } from "./reply-order.ts";
import { directTarget, replyTarget } from "./reply-target.ts";
import { requesterOfMessage, type Surroundings } from "./requester-of-message.ts";

/** What answering plain messages needs. */
export interface ReplyHandlerOptions {
  readonly services: Only<
    | "studio"
    | "policy"
    | "preferences"
    | "presets"
    | "download"
    | "readParameters"
    | "messageContentIntent"
    | "log"
  >;
  readonly requests: DiscordRequests;
  readonly botId: string;
  /** A server that the bot is in, with its channels and roles. */
  readonly guild: (id: string) => Guild | undefined;
  readonly languages: Pick<Languages, "of">;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
}

/** Words that can be drawn: a letter, a number or a pictograph is among them. */
const canBeDrawn = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * Makes the function that every plain message goes through: a reply to a picture, or a picture with
 * a mention, becomes an order for variations, a mention with words alone one for new pictures. Other
 * people's talk and bots are left alone. It never rejects.
 */
export function createReplyHandler(
  options: ReplyHandlerOptions,
): (data: GatewayMessageCreateDispatchData) => Promise<void> {
  const { services, requests, botId } = options;
  const { log } = services;

  async function surroundingsOf({
    guildId,
    channelId,
    authorId,
  }: IncomingMessage): Promise<Surroundings> {
    const guild = guildId === undefined ? undefined : options.guild(guildId);
    await meetChannel(guild, channelId);
    const userLocale = await options.languages.of(authorId);
    return {
      guild,
      userLocale,
      locale: guildId === undefined ? userLocale : guild?.preferredLocale,
      fileLimit: options.channelLimit(guildId),
    };
  }

  /** What the rules of the server say of public words and private answers. */
  async function withRules(incoming: IncomingMessage, around: Surroundings): Promise<Surroundings> {
    const may = await services.policy.mayUse(requesterOfMessage(incoming, around));
    if (!may.allowed) return around;
    return { ...around, locale: may.language ?? around.locale, isPrivate: may.isPrivate };
  }

  async function answer(incoming: IncomingMessage, around: Surroundings): Promise<void> {
    const words = discordWords(around.locale);
    const requester = requesterOfMessage(incoming, around);
    const subject = await findPictures({ services, requests, botId }, incoming, requester);
    if (subject === undefined && incoming.namesBot) {
      const { words: said } = readReplyWords(incoming.content, 0);
      if (canBeDrawn.test(said)) {
        await order(incoming, () => freshOrder(said, requester, services), requester, around);
        return;
      }
    }
    if (subject === undefined) {
      // A reply that only notifies the bot by the way, such as a thank-you, needs no answer.
      if (incoming.namesBot || incoming.guildId === undefined)
        await reply(incoming, messageOf([paragraph(words.say("discord.hint"))]));
      return;
    }
    await requireUse(subject, requester);
    const offered = await settingsToOffer(services, incoming, subject, async () => {
      const target = replyTarget(incoming, around, requester.ageRestricted);
      const room = await services.studio.reserve({ requester, target, count: 1 });
      await room.release();
    });
    if (offered !== undefined) {
      await reply(incoming, droppedView(words, incoming.id, offered));
      return;
    }
    const wish = (reserve: ReserveRoom) => replyOrder({ ...services, reserve }, incoming, subject);
    await order(incoming, wish, requester, around);
  }

  /** Throws RefusedError where the rules of the place stand against it. */
  async function requireUse(subject: Subject, requester: Requester): Promise<void> {
    const isOthers = subject.kind === "files" && subject.ofOthers;
    granted(
      await (isOthers
        ? services.policy.mayVaryOthers(requester)
        : services.policy.mayUse(requester)),
    );
  }

  async function order(
    incoming: IncomingMessage,
    prepare: (reserve: ReserveRoom) => Promise<PreparedOrder>,
    requester: Requester,
    around: Surroundings,
  ): Promise<void> {
    const usual = replyTarget(incoming, around, requester.ageRestricted);
    const orderRoom = new OrderRoom(services, { requester, target: usual });
    const { reserve } = orderRoom;
    await orderRoom.use(async (room) => {
      const wish = await prepare(reserve);
      const mayBePublic = mayAnswerPublicly(requester);
      const asksPrivately = wish.draft.private === true && incoming.guildId !== undefined;
      const isPrivate = !mayBePublic || asksPrivately || around.isPrivate === true;
      const target = isPrivate
        ? await directTarget(requests, incoming, { ...around, isBarred: !mayBePublic })
        : usual;
      if (target !== undefined) {
        await submit({ ...wish, requester, target, room: room() }, incoming);
        return;
      }
      await room()?.release();
      const words = discordWords(around.locale);
      const code = mayBePublic ? "rules.no-direct-messages" : "discord.no-files-here";
      await reply(incoming, messageOf([paragraph(words.say(code))]));
    });
  }

  /** An order that has to be confirmed is answered with the question, where its answer would come. */
  async function submit(whole: Order, incoming: IncomingMessage): Promise<void> {
    try {
      await services.studio.submit(whole);
    } catch (error) {
      const { target } = whole;
      if (!(error instanceof AsksFirst) || target.kind === "terminal") throw error;
      await whole.room?.release();
      const view = questionView(discordWords(target.locale), error.question);
      await postToChannel(requests, target.channelId, messagePayload(view), {
        once: `${incoming.id}:question`,
        replyTo: target.kind === "message" ? target.replyTo : undefined,
      });
    }
  }

  async function reply(incoming: IncomingMessage, view: MessageView): Promise<void> {
    await postToChannel(requests, incoming.channelId, messagePayload(view), {
      once: `${incoming.id}:answer`,
      replyTo: incoming.id,
    });
  }

  async function sayWhatWentWrong(
    incoming: IncomingMessage,
    error: unknown,
    locale: string | undefined,
  ): Promise<void> {
    if (isOutOfReach(error)) {
      log.warn(refusalOf(error), "A message cannot be answered where it was written");
      return;
    }
    const presented = presentError(error);
    const { incident } = presented;
    if (incident !== undefined) log.error({ incident, ...describeError(error) }, "A bug");
    try {
      await reply(incoming, errorView(discordWords(locale), presented));
    } catch (failure) {
      log.warn(describeError(failure), "Could not answer a message");
    }
  }

  return async (data) => {
    const incoming = readIncomingMessage(data, botId);
    const isMeant = incoming.guildId === undefined || incoming.mentionsBot;
    if (!incoming.isFromPerson || !isMeant) return;
    let locale: string | undefined;
    try {
      const around = await withRules(incoming, await surroundingsOf(incoming));
      ({ locale } = around);
      await answer(incoming, around);
    } catch (error) {
      await sayWhatWentWrong(incoming, error, locale);
    }
  };
}
