import { setTimeout as delay } from "node:timers/promises";
import { readCustomId } from "../../../src/discord/messages/custom-id.ts";
import type {
  DiscordUser,
  LoopbackDiscord,
  OptionValues,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import { everyComponent } from "../components/view-problems.ts";
import { labelsOf } from "../discord/reading.ts";

/** Gives numbers from 0 to 1. */
export type Random = () => number;

/** A random source that gives the same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether a message shows finished pictures with their buttons. */
export const isFinal = (message: WireMessage): boolean => labelsOf(message).includes("Reroll");

/** The id of the job that a message's controls name. */
export function jobOf(message: WireMessage): string | undefined {
  for (const { custom_id: id } of everyComponent(message.components)) {
    const read = typeof id === "string" ? readCustomId(id) : undefined;
    if (read !== undefined) return read.jobId;
  }
  return undefined;
}

/** Everything that the bot has sent, wherever anybody sees it. */
export function botMessages({ world, scene }: LoopbackDiscord): readonly WireMessage[] {
  const people = [scene.you, scene.friend, scene.moderator];
  const seen = world.channels
    .all()
    .flatMap((channel) => people.flatMap(({ id }) => world.messages.visibleTo(id, channel.id)))
    .filter(({ authorId }) => authorId === scene.bot.id)
    .map((message) => [message.id, world.render(message, "person")] as const);
  return [...new Map(seen).values()];
}

/**
 * Three people at once, each with one wish: mostly one to four new pictures, drawn here or by one of
 * `models`, sometimes a press on an old message, now and then a picture that is cancelled (its job is
 * noted in `cancelled`). Some of them meet a dead bot, as in life.
 */
export async function livePeople({
  discord,
  random,
  cancelled,
  models,
}: {
  readonly discord: LoopbackDiscord;
  readonly random: Random;
  readonly cancelled: Set<string>;
  readonly models: readonly string[];
}): Promise<void> {
  const { scene } = discord;
  const people = [scene.you, scene.friend, scene.moderator];
  await Promise.all(
    people.map(async (person) => {
      await delay(random() * 300);
      const wish = random();
      const user = discord.as(person, { channel: scene.pictures });
      if (wish < 0.25 && (await pressOld(user, random))) return;
      const outcome = await user.slash("imagine", wished(random, models));
      if (wish > 0.9 && "message" in outcome) {
        await delay(random() * 800);
        await cancel(user, outcome.message.id, cancelled);
      }
    }),
  );
}

/** One to two pictures of this machine, as it is slow, or up to four of a service. */
function wished(random: Random, models: readonly string[]): OptionValues {
  const model = models[Math.floor(random() * 2 * models.length)];
  const prompt = "a red apple";
  if (model === undefined) return { prompt, count: 1 + Math.floor(random() * 2), steps: 4 };
  return { prompt, model, count: 1 + Math.floor(random() * 4) };
}

async function pressOld(user: DiscordUser, random: Random): Promise<boolean> {
  const finished = user.messages().filter(isFinal);
  const message = finished[Math.floor(random() * finished.length)];
  if (message === undefined) return false;
  const faces = ["V1", "🎲 Reroll", "U1"];
  await user.press(message, faces[Math.floor(random() * faces.length)] ?? "V1");
  return true;
}

async function cancel(user: DiscordUser, id: string, cancelled: Set<string>): Promise<void> {
  const message = user.messages().find((each) => each.id === id);
  const job = message === undefined ? undefined : jobOf(message);
  if (message === undefined || job === undefined) return;
  cancelled.add(job);
  await user.press(message, "Cancel");
}
