import { onTestFinished } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";
import { startEasel } from "../../../src/main.ts";
import type {
  DiscordUser,
  LoopbackDiscord,
  OptionValues,
  Outcome,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../discord/reading.ts";
import { loopbackSettings } from "../easel-process.ts";
import { startDiscord } from "../loopback/start-discord.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type RemoteModels, remoteSettings, startRemoteModels } from "../vendors/remote-models.ts";

/** Enough for the slowest: a picture of the own engine on a busy machine. */
const WAIT_MS = 60_000;

/** Both services as doubles and a Discord, before a bot is among them. */
export interface Surroundings {
  readonly discord: LoopbackDiscord;
  readonly remote: RemoteModels;
  /** The settings with which a bot finds all of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** The scene's "you", in the channel for pictures. */
  readonly you: DiscordUser;
}

/** Starts them; they end with the test. */
export async function openSurroundings(): Promise<Surroundings> {
  const discord = await startDiscord();
  const remote = await startRemoteModels();
  onTestFinished(() => remote.close());
  const { scene } = discord;
  const settings = {
    ...loopbackSettings(discord, await temporaryFolder()),
    ...remoteSettings(remote),
    EASEL_OPERATORS: scene.you.id,
  };
  return { discord, remote, settings, you: discord.as(scene.you, { channel: scene.pictures }) };
}

/** A whole bot in this process, wired as `npm start` wires it. */
export interface OpenEasel extends Surroundings {
  readonly log: RecordingLog;
}

/** Starts one; `change` goes on top of the settings. It stops when the test has ended. */
export async function openEasel(change: Readonly<Record<string, string>> = {}): Promise<OpenEasel> {
  const surroundings = await openSurroundings();
  const log = new RecordingLog();
  const config = parseConfig({ ...surroundings.settings, ...change });
  const easel = await startEasel(config, log, (error) => {
    throw error;
  });
  onTestFinished(() => easel.stop());
  return { ...surroundings, log };
}

/** What an answer of the bot becomes once it has a button with this label. */
export async function answerWith(
  { discord, you }: Pick<Surroundings, "discord" | "you">,
  outcome: Outcome,
  label: string,
  waitMs = WAIT_MS,
): Promise<WireMessage> {
  if (!("message" in outcome)) throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  const { id } = outcome.message;
  return discord.events.waitUntil(
    () => you.messages().find((one) => one.id === id && labelsOf(one).includes(label)),
    waitMs,
  );
}

/** Asks for pictures and gives the message as soon as it has this label: Reroll when they are made. */
export async function imagine(
  easel: Pick<Surroundings, "discord" | "you">,
  options: OptionValues = {},
  label = "Reroll",
): Promise<WireMessage> {
  const outcome = await easel.you.slash("imagine", { prompt: "a red apple", ...options });
  return answerWith(easel, outcome, label);
}

/** The first words of an answer. */
export async function spokenWords(
  { discord, you }: Pick<Surroundings, "discord" | "you">,
  outcome: Outcome,
): Promise<string> {
  if (!("message" in outcome)) throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  const { id } = outcome.message;
  return discord.events.waitUntil(() => {
    const words = wordsOf(you.messages().find((one) => one.id === id));
    return words === "" ? undefined : words;
  }, WAIT_MS);
}
