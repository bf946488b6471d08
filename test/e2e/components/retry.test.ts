import { describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { drawEverything, scriptedModel } from "../../support/pipeline/scripted-model.ts";

/** A bot whose first picture breaks, the message that says so, and two people in its channel. */
async function afterFailure({ holds = false } = {}) {
  const held = heldModel();
  const model = scriptedModel({
    async *script(plan, context, run) {
      if (run === 1) throw new Error("the pen is broken");
      yield* holds ? held.model.execute(plan, context) : drawEverything(plan, context);
    },
  });
  const bot = await openBot({ models: [model] });
  const { discord } = bot;
  const { you, friend, pictures } = discord.scene;
  const owner = discord.as(you, { channel: pictures });
  await owner.slash("imagine", { prompt: "a red apple", count: 1 });
  const failure = await shown(discord, pictures, (message) =>
    labelsOf(message).includes("Try again"),
  );
  const jobs = async () =>
    (await Promise.all([you, friend].map(({ id }) => bot.storage.jobs.ofUser(id, 10)))).flat();
  return {
    bot,
    failure,
    jobs,
    release: held.release,
    owner,
    friend: discord.as(friend, { channel: pictures }),
  };
}

const saysSo = (message: WireMessage) => wordsOf(message).includes("is already being tried again");

describe("Try again", () => {
  it("pressed by two people at the same instant makes one job", async () => {
    const { bot, failure, jobs, owner, friend } = await afterFailure();
    await Promise.all([owner.press(failure, "Try again"), friend.press(failure, "Try again")]);
    const note = await bot.discord.events.waitUntil(() =>
      [...owner.messages(), ...friend.messages()].find((message) =>
        /(is|has) already be.* tried again/.test(wordsOf(message)),
      ),
    );
    await bot.reaches("delivered");
    const retries = (await jobs()).filter(({ kind }) => kind === "retry");
    expect(retries).toHaveLength(1);
    expect(wordsOf(note)).toMatch(/\/channels\/\d+\/\d+\/\d+|\/show id:/);
  });

  it("pressed again tells only whoever pressed where the other attempt is", async () => {
    const { bot, failure, jobs, release, owner, friend } = await afterFailure({ holds: true });
    await owner.press(failure, "Try again");
    const retryPlace = async () => (await jobs()).find(({ kind }) => kind === "retry")?.target;
    await expect.poll(retryPlace).toHaveProperty("messageId", expect.any(String));
    const { messageId } = (await retryPlace()) as { messageId: string };
    await friend.press(failure, "Try again");
    const note = await bot.discord.events.waitUntil(() => friend.messages().find(saysSo));
    expect(wordsOf(note)).toContain(messageId);
    expect(owner.messages().some(saysSo)).toBe(false);
    expect(await jobs()).toHaveLength(2);
    release();
    await bot.reaches("delivered");
    await friend.press(failure, "Try again");
    await bot.discord.events.waitUntil(() =>
      friend
        .messages()
        .find((message) => wordsOf(message).includes("has already been tried again")),
    );
    expect(await jobs()).toHaveLength(2);
  });
});
