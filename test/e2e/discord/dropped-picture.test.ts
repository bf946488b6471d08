import { describe, expect, it } from "vitest";
import { makeDetails } from "../../../src/images/metadata/make-details.ts";
import { finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBotOptions } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { bytesOf } from "../../support/discord/sent-files.ts";

const telling = { name: "castle.png", bytes: new Uint8Array([1, 2, 3]) };
const silent = { name: "cat.png", bytes: new Uint8Array([4, 5, 6]) };

/** Somebody in their direct messages with a bot that reads settings from one of the files. */
async function open(options: TestBotOptions = {}) {
  const bot = await openBot({
    readParameters: async (file) =>
      (await bytesOf(file))[0] === 1
        ? {
            ...makeDetails("a1111", "a castle\nSteps: 12", { prompt: "a castle" }),
            steps: 12,
            seed: 42,
            negativePrompt: "worms",
          }
        : undefined,
    ...options,
  });
  const { you, directMessage } = bot.discord.scene;
  const user = bot.discord.as(you, { channel: directMessage });
  const answerTo = (id: string) =>
    shown(bot.discord, directMessage, ({ message_reference: to }) => to?.message_id === id);
  const lastJob = async () => (await bot.storage.jobs.ofUser(you.id, 1))[0];
  return { bot, user, answerTo, lastJob };
}

describe("a picture dropped into a direct message", () => {
  it("whose file tells how it was made brings a choice, and draws with its settings", async () => {
    const { bot, user, answerTo, lastJob } = await open();
    const question = await answerTo(user.send("", { attachments: [telling] }).id);
    expect(labelsOf(question)).toEqual(["Use these settings", "Vary"]);
    expect(await lastJob()).toBeUndefined();
    const outcome = await user.press(question, "Use these settings");
    const answer = await finishedAnswer(bot, user, outcome);
    expect(filesOn([answer])).toHaveLength(1);
    const job = await lastJob();
    expect(job?.request).toMatchObject({ prompt: "a castle", negativePrompt: "worms", seed: 42 });
    expect(job?.request).toMatchObject({ steps: 12, count: 1 });
    expect(job?.request.source).toBeUndefined();
  });

  it("is varied by the other button, with its words", async () => {
    const { bot, user, answerTo, lastJob } = await open();
    const question = await answerTo(user.send("", { attachments: [telling] }).id);
    await finishedAnswer(bot, user, await user.press(question, "Vary"));
    const job = await lastJob();
    expect(job).toMatchObject({ kind: "vary", request: { prompt: "a castle" } });
    expect(job?.request.source).toMatchObject({ width: 4, height: 3 });
  });

  it("means the numbered one of several", async () => {
    const { bot, user, answerTo } = await open();
    const message = user.send("#2", { attachments: [silent, telling] });
    const question = await answerTo(message.id);
    expect(labelsOf(question)).toContain("Use these settings");
    await finishedAnswer(bot, user, await user.press(question, "Use these settings"));
  });

  it.each([
    ["with words", "as a lion", telling, "as a lion"],
    ["whose file tells nothing", "", silent, ""],
  ])("%s is varied at once", async (_, content, file, prompt) => {
    const { user, lastJob } = await open();
    user.send(content, { attachments: [file] });
    await eventually(async () => (await lastJob())?.state === "delivered");
    expect(await lastJob()).toMatchObject({ kind: "vary", request: { prompt } });
  });

  it("has buttons that say so when the picture is gone, and others that outlive a restart", async () => {
    const { bot, user, answerTo } = await open();
    const gone = user.send("", { attachments: [telling] });
    const kept = user.send("", { attachments: [telling] });
    const [first, second] = [await answerTo(gone.id), await answerTo(kept.id)];
    user.delete(gone);
    const refusal = await spokenAnswer(bot, user, await user.press(first, "Use these settings"));
    expect(wordsOf(refusal)).toContain("The message with that picture is gone");
    await bot.kill();
    const again = await open({ discord: bot.discord, storage: bot.storage });
    const outcome = await again.user.press(second, "Use these settings");
    await finishedAnswer(again.bot, again.user, outcome);
  });

  it("in a server is varied, as ever", async () => {
    const { bot, lastJob } = await open();
    const { you, pictures, bot: self } = bot.discord.scene;
    bot.discord.as(you, { channel: pictures }).send(`<@${self.id}>`, { attachments: [telling] });
    await eventually(async () => (await lastJob())?.state === "delivered");
    expect(await lastJob()).toMatchObject({ kind: "vary", request: { prompt: "a castle" } });
  });
});
