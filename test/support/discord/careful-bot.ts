import { openImages } from "../../../src/images/index.ts";
import type {
  DiscordUser,
  OpenModal,
  Outcome,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import { createPublicDownloader } from "../../../src/download/public-downloader.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { onTestFinished } from "vitest";
import { startDiscord } from "../loopback/start-discord.ts";
import { scriptedModel } from "../pipeline/scripted-model.ts";
import { samplePixels } from "../sample-pictures.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "./drawn.ts";
import { openBot } from "./open-bot.ts";
import type { TestBot, TestBotOptions } from "./open-bot.ts";
import { filesOn, wordsOf } from "./reading.ts";

/** A bot that reads pictures and follows links as the real one does, with its people. */
export interface CarefulBot extends TestBot {
  readonly owner: DiscordUser;
  readonly friend: DiscordUser;
  /** What the answer to a refused order says, once it is known that nothing else happened. */
  readonly refusalOf: (outcome: Outcome, user?: DiscordUser) => Promise<string>;
  /** The finished answer that shows the pictures of an order. */
  readonly pictureOf: (outcome: Outcome, user?: DiscordUser) => Promise<WireMessage>;
  /** Orders a picture with these words, and opens the modal of its Edit. */
  readonly edit: (prompt?: string) => Promise<OpenModal>;
}

/** A model whose pictures are real ones; it reads its source where it has one. */
const drawingModel = scriptedModel({
  async *script(plan, context) {
    const size = { width: 64, height: 48 };
    if (plan.request.source !== undefined)
      await context.source({ ...size, fit: "cover", format: "pixels" });
    for (const position of plan.calls.flat())
      yield {
        type: "picture",
        position,
        seed: plan.request.seed + position,
        content: samplePixels(size.width, size.height),
      };
  },
});

/** Starts such a bot; it is stopped when the test has ended. */
export async function openCarefulBot(options: TestBotOptions = {}): Promise<CarefulBot> {
  const discord = options.discord ?? (await startDiscord());
  const settings = {
    allowAddresses: [],
    discord: {
      token: undefined,
      apiUrl: undefined,
      cdnUrl: new URL(discord.cdnUrl),
      guildId: undefined,
    },
  };
  const downloader = createPublicDownloader(settings);
  const images = openImages({ log: new RecordingLog() });
  onTestFinished(() => images.close());
  const bot = await openBot({
    models: [drawingModel],
    images,
    pictureTools: images,
    readParameters: images.readParameters,
    download: (url, person) => downloader.toFile(url, { person }),
    ...options,
    discord,
  });
  const { you, friend, pictures } = discord.scene;
  const owner = discord.as(you, { channel: pictures });
  return {
    ...bot,
    owner,
    friend: discord.as(friend, { channel: pictures }),
    async refusalOf(outcome, user = owner) {
      const answer = await spokenAnswer(bot, user, outcome);
      const bugs = bot.log.lines.filter(({ level }) => level === "error");
      if (bugs.length > 0) throw new Error(`a bug was logged: ${JSON.stringify(bugs)}`);
      if (filesOn([answer]).length > 0) throw new Error("a picture was shown");
      return wordsOf(answer);
    },
    pictureOf: (outcome, user = owner) => finishedAnswer(bot, user, outcome),
    edit: async (prompt = "a red apple") =>
      modalOf(await owner.press(await drawn(bot, owner, { prompt }), "✏️ Edit")),
  };
}
