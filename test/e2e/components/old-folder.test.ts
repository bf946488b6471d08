import { describe, expect, it, onTestFinished } from "vitest";
import type { Job } from "../../../src/domain/job.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { openCarefulBot } from "../../support/discord/careful-bot.ts";
import { modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { filesOn, labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { makeOldFolder } from "../../support/old-folder/make-old-folder.ts";
import { scriptedModel, sendingCalls } from "../../support/pipeline/scripted-model.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const remoteIds = ["segmind/sdxl1.0-txt2img", "imagepipeline/sdxl"];
const ended = new Set(["delivered", "failed", "cancelled", "refused"]);

/** The bot on the data folder that Easel 0.1.0 left, in a Discord with the people of that folder. */
async function openOldBot() {
  const discord = await startDiscord();
  const { you, friend, moderator, studio, pictures } = discord.scene;
  const theirs = discord.world.channels.direct(moderator);
  const folder = await temporaryFolder();
  const old = await makeOldFolder(folder, {
    "100000000000000001": you.id,
    "100000000000000002": friend.id,
    "100000000000000003": moderator.id,
    "200000000000000001": studio.id,
    "300000000000000001": pictures.id,
    "300000000000000009": theirs.id,
    "400000000000000001": discord.applicationId,
  });
  const storage = await openStorage(folder);
  onTestFinished(() => storage.close());
  const remote = remoteIds.map((id) => scriptedModel({ id, script: sendingCalls(async () => {}) }));
  const models = [scriptedModel({ id: "local/easel-v1" }), ...remote];
  const bot = await openCarefulBot({ discord, storage, models });
  const people = new Map([you, friend, moderator].map((person) => [person.id, person]));
  const jobs = async () =>
    (await Promise.all(old.ids.map((id) => storage.jobs.find(id)))).filter(
      (job) => job !== undefined,
    );
  await expect
    .poll(async () => (await jobs()).filter(({ state }) => !ended.has(state)), { timeout: 60_000 })
    .toEqual([]);
  return {
    ...bot,
    old,
    jobs,
    as(job: Job) {
      const person = people.get(job.userId);
      if (person === undefined) throw new Error(`${job.userId} is nobody of this Discord`);
      return discord.as(person, { channel: job.guildId === undefined ? theirs : pictures });
    },
  };
}

type OldBot = Awaited<ReturnType<typeof openOldBot>>;

/** Plants a button or select as Easel 0.1.0 wrote it, and presses it; gives what is read at the end. */
async function pressed(bot: OldBot, job: Job, action: string, position?: number): Promise<string> {
  const user = bot.as(job);
  const id = `1:${action}:${job.id}:${position ?? ""}`;
  const message = plantButtons(bot.discord, [id], { channelId: user.channel.id });
  let outcome = await user.press(message, id);
  if (outcome.kind === "modal")
    outcome = await user.submitModal(modalOf(outcome), { prompt: "a green apple" });
  if (!("message" in outcome)) return outcome.kind;
  const answer = await spokenAnswer(bot, user, outcome);
  const isSettled = (message: typeof answer) =>
    filesOn([message]).length > 0 || !labelsOf(message).includes("Cancel");
  const settled = await bot.discord.events.waitUntil(() =>
    user.messages().find((each) => each.id === answer.id && isSettled(each)),
  );
  return [...filesOn([settled]), wordsOf(settled)].join(" ");
}

/** One job stood over three dead processes: it alone is set aside, and the log says so. */
function noOtherBugs(bot: OldBot): void {
  const bugs = bot.log.lines.filter(({ level }) => level === "error");
  expect(bugs.map(({ fields }) => fields)).toEqual([
    { job: bot.old.id("running"), model: "local/easel-v1" },
  ]);
}

const picture = /^easel-\w+-\d\.png /;

/** What each button of a job leads to, whatever became of the job. */
const buttons = [
  { action: "reroll", reads: picture },
  { action: "edit", reads: picture },
  { action: "details", reads: /### Details of `\w+`.*\/imagine prompt:a red apple/s },
  { action: "originals", reads: /^easel-\w+-\d\.png|The originals were removed/ },
  { action: "retry", reads: /^easel-\w+-\d\.png |There is nothing to try again here|already/ },
];

describe("the data folder that Easel 0.1.0 left", () => {
  it("ends every job of it, loses no picture, and pays for no order that was not taken", async () => {
    const bot = await openOldBot();
    const found = await bot.jobs();
    expect(found).toHaveLength(bot.old.ids.length);
    const ends = {
      made: "delivered",
      madeInPart: "delivered",
      running: "failed",
      runningInPart: "delivered",
      sent: "delivered",
      accepted: "delivered",
      waiting: "delivered",
      waitingReply: "delivered",
      waitingTerminal: "failed",
      waitingUnacknowledged: "failed",
    };
    const state = (name: string) => found.find(({ id }) => id === bot.old.id(name))?.state;
    const names = Object.keys(ends);
    expect(Object.fromEntries(names.map((name) => [name, state(name)]))).toEqual(ends);
    expect(await bot.storage.jobs.remoteCalls(bot.old.id("waitingUnacknowledged"))).toEqual([]);
    noOtherBugs(bot);
  });

  it("keeps every V and U under its pictures alive", { timeout: 180_000 }, async () => {
    const bot = await openOldBot();
    const found = (await bot.jobs()).filter(({ target }) => target.kind !== "terminal");
    const shown = found.flatMap((job) => job.pictures.map(({ position }) => ({ job, position })));
    expect(shown.length).toBeGreaterThan(15);
    for (const { job, position } of shown)
      for (const action of ["vary", "upscale"]) {
        const words = await pressed(bot, job, action, position);
        expect([job.id, action, words]).toEqual([job.id, action, expect.stringMatching(picture)]);
        if (job.request.model === "local/gone") expect(words).toContain("no longer configured");
      }
    noOtherBugs(bot);
  });

  it("keeps the other buttons of its jobs alive", { timeout: 180_000 }, async () => {
    const bot = await openOldBot();
    const found = (await bot.jobs()).filter(({ target }) => target.kind !== "terminal");
    for (const job of found) {
      for (const { action, reads } of buttons) {
        const words = await pressed(bot, job, action);
        expect([job.state, action, words]).toEqual([
          job.state,
          action,
          expect.stringMatching(reads),
        ]);
      }
      expect(await pressed(bot, job, "delete")).toBe("acknowledged");
    }
    noOtherBugs(bot);
  });
});
