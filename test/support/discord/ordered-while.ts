import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import { startDiscord } from "../loopback/start-discord.ts";
import { heldModel } from "./held-model.ts";
import { openBot } from "./open-bot.ts";
import type { TestBot } from "./open-bot.ts";
import { labelsOf, shown } from "./reading.ts";

export interface OrderedWhileOptions {
  /** How many pictures are ordered; one unless told. */
  readonly count?: number;
  /** Changes the world before the bot starts. */
  readonly prepare?: (discord: LoopbackDiscord) => void;
}

/**
 * Orders pictures in the server's channel, lets `happen` go wrong while the last one is drawn, and
 * lets it end.
 */
export async function orderedWhile(
  happen: (discord: LoopbackDiscord) => void,
  { count = 1, prepare }: OrderedWhileOptions = {},
): Promise<TestBot> {
  const { model, release } = heldModel();
  const discord = await startDiscord();
  prepare?.(discord);
  const bot = await openBot({ models: [model], discord });
  const { you, pictures } = discord.scene;
  await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "a red apple", count });
  await shown(discord, pictures, (message) => labelsOf(message).includes("Cancel"));
  happen(discord);
  release();
  return bot;
}
