import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import { sleep } from "../../lib/sleep.ts";
import { AsksFirst } from "../../pipeline/orders/ask-first.ts";
import type { Admission, Order } from "../../pipeline/studio.ts";
import { askInAnswer } from "./ask.ts";
import { targetOf } from "./answer-target.ts";
import type { Draft } from "../../domain/request.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import { type Manners, mannersOf } from "./manners.ts";
import { OrderRoom, type ReserveRoom } from "./order-room.ts";
import { requesterOf } from "./requester-of.ts";
import type { Only } from "./services.ts";

/** An interaction that can be answered with a job in a new message. */
export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** Discord waits three seconds for an answer; a preparation that takes longer than this can not. */
const PATIENCE_MS = 1000;

/** What is ordered; who orders it and where it is answered is read from the interaction. */
type PreparedOrder = Omit<Order, "requester" | "target" | "room">;

/**
 * Acknowledges an interaction with a new message that is filled in later. Gives the message's id
 * where Discord tells it.
 */
export async function acknowledge(
  interaction: AnswerableInteraction,
  isPrivate: boolean,
): Promise<string | undefined> {
  const answer = await interaction.deferReply({
    withResponse: true,
    ...(isPrivate && { flags: MessageFlags.Ephemeral }),
  });
  return answer.interaction.responseMessageId ?? answer.resource?.message?.id;
}

/**
 * Makes a job of the person who pressed or typed, answered by a new message: a public one, where
 * they may post pictures themselves. It is stored before the interaction is acknowledged, so that
 * no crash can swallow an order that was taken; only what takes its time to prepare (a download)
 * is acknowledged first. Whoever prepares reserves room before anything is fetched. An order that has
 * to be confirmed is answered with the question. `known` says beforehand whether only whoever asks is
 * to see the answer. Throws RefusedError where the rules of the place stand against it; what else the
 * studio throws goes on.
 */
export async function answerWithJob(
  interaction: AnswerableInteraction,
  { studio, policy }: Only<"studio" | "policy">,
  prepare: (reserve: ReserveRoom) => Promise<PreparedOrder>,
  known: Pick<Draft, "private"> = {},
): Promise<Admission | undefined> {
  const requester = requesterOf(interaction);
  const { isPrivate, language } = await mannersOf(interaction, { policy });
  const manners: Manners = { isPrivate: isPrivate || known.private === true, language };
  try {
    return await order(interaction, { studio }, { prepare, requester, manners });
  } catch (error) {
    if (!(error instanceof AsksFirst)) throw error;
    await askInAnswer(interaction, error.question, { studio, ...manners });
    return undefined;
  }
}

interface Ordering {
  readonly prepare: (reserve: ReserveRoom) => Promise<PreparedOrder>;
  readonly requester: Requester;
  readonly manners: Manners;
}

async function order(
  interaction: AnswerableInteraction,
  { studio }: Only<"studio">,
  { prepare, requester, manners }: Ordering,
): Promise<Admission> {
  const { isPrivate } = manners;
  const orderRoom = new OrderRoom(
    { studio },
    { requester, target: targetOf(interaction, manners) },
  );
  return await orderRoom.use(async (room) => {
    const preparing = prepare(orderRoom.reserve);
    const wish = await orUndefinedAfter(PATIENCE_MS, preparing);
    const messageId = wish === undefined ? await acknowledge(interaction, isPrivate) : undefined;
    const whole: Order = {
      ...(wish ?? (await preparing)),
      requester,
      target: targetOf(interaction, { messageId, ...manners }),
      room: room(),
    };
    if (wish === undefined) return await studio.submit(whole);
    return await studio.submit(whole, async () =>
      targetOf(interaction, {
        messageId: await acknowledge(interaction, isPrivate),
        ...manners,
      }),
    );
  });
}

/** What the work gives, or undefined when it takes longer than so many milliseconds. */
async function orUndefinedAfter<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const done = new AbortController();
  const late = sleep(ms, done.signal).then(
    () => undefined,
    () => undefined,
  );
  // It may yet fail while the interaction is acknowledged.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
