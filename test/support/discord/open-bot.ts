import path from "node:path";
import { onTestFinished } from "vitest";
import { commands } from "../../../src/commands/index.ts";
import type { Services } from "../../../src/discord/interactions/services.ts";
import { components } from "../../../src/components/index.ts";
import type { Config } from "../../../src/config/config.ts";
import type { ConfigError } from "../../../src/domain/errors.ts";
import type { Job, JobState } from "../../../src/domain/job.ts";
import type { FileTools } from "../../../src/discord/views/fit-pictures.ts";
import { openDiscord } from "../../../src/discord/open-discord.ts";
import type { DiscordDoor } from "../../../src/discord/open-discord.ts";
import { splitFiles } from "../../../src/images/split-files.ts";
import { createModerators } from "../../../src/pipeline/moderating/moderators.ts";
import { openWordFilter } from "../../../src/moderation/words/word-filter.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import type { Wildcards } from "../../../src/pipeline/orders/expand-draft.ts";
import { openMyData } from "../../../src/pipeline/personal/open-my-data.ts";
import { houseRules } from "../../../src/pipeline/policy/house-rules.ts";
import type { Rules } from "../../../src/pipeline/policy/rules.ts";
import type { PictureTools } from "../../../src/pipeline/picture-tools.ts";
import type { Studio } from "../../../src/pipeline/studio.ts";
import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import type { AdmissionLimits } from "../../../src/storage/job-store.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { startDiscord } from "../loopback/start-discord.ts";
import type { ModerationRules } from "../../../src/domain/moderation.ts";
import { openTestModeration } from "../moderation/open-test-moderation.ts";
import { noLimits } from "../new-job.ts";
import { plainPictureTools } from "../pipeline/plain-picture-tools.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { scriptedModel } from "../pipeline/scripted-model.ts";
import { eventually } from "../pipeline/simulated-clock.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { sentFile } from "./sent-files.ts";

/** A bot on a loopback Discord: the real client, pipeline and storage, and a model that plays a script. */
export interface TestBot {
  readonly discord: LoopbackDiscord;
  readonly door: DiscordDoor;
  readonly studio: Studio;
  readonly storage: Storage;
  readonly log: RecordingLog;
  readonly fatal: ConfigError[];
  /** Waits until the only job is in one of these states, and gives it. */
  readonly reaches: (...states: JobState[]) => Promise<Job>;
  /** Cuts the bot off without letting anything end, as a crash does. */
  readonly kill: () => Promise<void>;
}

export interface TestBotOptions {
  readonly discord?: LoopbackDiscord;
  readonly storage?: Storage;
  readonly models?: readonly ImageModel[];
  readonly images?: FileTools;
  readonly pictureTools?: PictureTools;
  readonly readParameters?: Services["readParameters"];
  readonly describer?: Services["describer"];
  readonly limits?: Partial<AdmissionLimits>;
  /** Those of whoever runs the bot; a function is asked anew at each question. */
  readonly rules?: Partial<Rules> | (() => Partial<Rules>);
  readonly wildcards?: Wildcards;
  readonly showcaseOf?: Services["showcaseOf"];
  readonly config?: Partial<Config["discord"]> & { readonly messageContentIntent?: boolean };
  readonly now?: () => number;
  readonly download?: Services["download"];
  readonly operators?: readonly string[];
  /** What whoever runs the bot blocks everywhere. */
  readonly blocked?: Partial<ModerationRules>;
}

/** Opens a storage in a folder of its own that is closed when the test has ended. */
export async function openFolder(): Promise<Storage> {
  const storage = await openStorage(await temporaryFolder());
  onTestFinished(() => storage.close());
  return storage;
}

/** Files that are cut to the limit, which is all that a test without real pictures can do. */
export const plainFileTools: FileTools = {
  shrinkFiles: async (files, limit) =>
    files.map(({ bytes }) => ({ bytes: bytes.subarray(0, limit), mediaType: "image/webp" })),
  splitFiles,
};

/** Starts a bot that is stopped when the test has ended. */
export async function openBot(options: TestBotOptions = {}): Promise<TestBot> {
  const discord = options.discord ?? (await startDiscord());
  const storage = options.storage ?? (await openFolder());
  const { models = [scriptedModel()], images = plainFileTools, now = Date.now } = options;
  const { messageContentIntent = false, ...change } = options.config ?? {};
  const log = new RecordingLog();
  const fatal: ConfigError[] = [];
  const door = openDiscord({
    config: {
      messageContentIntent,
      discord: {
        token: { reveal: () => discord.token },
        apiUrl: new URL(discord.apiUrl),
        cdnUrl: new URL(discord.cdnUrl),
        guildId: undefined,
        ...change,
      },
    },
    storage,
    images,
    log,
    now,
    modelName: (id) => models.find((model) => model.id === id)?.name,
    onFatal: (error) => fatal.push(error),
  });
  const wordFilter = openWordFilter();
  onTestFinished(() => wordFilter.close());
  const policy = plainPolicy(
    () => ({
      limits: { ...noLimits, ...options.limits },
      ...(typeof options.rules === "function" ? options.rules() : options.rules),
    }),
    door.seesChannel,
    openTestModeration(storage, { operator: options.blocked, log }),
    (rules) => houseRules(rules, { serverRules: storage.serverRules, now }),
  );
  const studio = createStudio({
    models: { all: () => models },
    images: options.pictureTools ?? plainPictureTools,
    audience: door.audience,
    storage,
    log,
    policy,
    findRequester: door.findRequester,
    defaultModel: "auto",
    fallback: { on: true, order: [] },
    version: "0.0.0",
    wildcards: options.wildcards,
  });
  const { myData, eraser } = await openMyData({
    storage,
    studio,
    folder: path.join(await temporaryFolder(), "exports"),
    removeMessages: (job) => door.removeMessages(job),
    tell: (erasure) => door.tellErased(erasure),
    log,
  });
  const services: Services = {
    studio,
    policy,
    refreshModels: () => Promise.resolve(),
    preferences: storage.preferences,
    presets: storage.presets,
    history: storage.history,
    takeAway: door.takeAway,
    favourites: storage.favourites,
    showcaseOf: options.showcaseOf ?? (async () => undefined),
    showcase: (job) => door.showcase(services, job),
    serverRules: storage.serverRules,
    wordFilter,
    varyTargets: storage.varyTargets,
    myData,
    statistics: storage.statistics,
    sendDirectly: door.sendDirectly,
    log,
    download: options.download ?? (async (url) => sentFile(await (await fetch(url)).bytes())),
    describer: options.describer,
    readParameters: options.readParameters ?? (async () => undefined),
    shrinkFiles: images.shrinkFiles,
    credits: () => storage.jobs.credits(),
    creditsWarning: undefined,
    messageContentIntent,
    readMessage: door.readMessage,
    post: door.post,
    removeMessage: door.removeMessage,
    moderators: createModerators({ storage, operators: options.operators ?? [] }),
  };
  let killed = false;
  onTestFinished(async () => {
    if (killed) return;
    await eraser.stop();
    await studio.stop(0);
    await door.stop();
  });
  await door.start({ services, commands, components });
  await studio.start();
  eraser.start();
  return {
    discord,
    door,
    studio,
    storage,
    log,
    fatal,
    async kill() {
      killed = true;
      await eraser.stop();
      await door.stop();
    },
    async reaches(...states) {
      let found: Job | undefined;
      await eventually(async () => {
        for (const state of states) found ??= (await storage.jobs.inState(state))[0];
        return found !== undefined;
      });
      if (found === undefined) throw new Error("there is no such job");
      return found;
    },
  };
}
