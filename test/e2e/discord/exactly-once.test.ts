import { describe, expect, it } from "vitest";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot, openFolder } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, shown } from "../../support/discord/reading.ts";

/** Everything that people got, in all channels. */
function everything(discord: LoopbackDiscord): string[] {
  const { you, pictures, directMessage } = discord.scene;
  return [pictures, directMessage].flatMap((channel) => filesOn(discord.messages(channel, you)));
}

/** A storage that never learns of a delivery: what a crash right after the post leaves behind. */
function forgetful(storage: Storage): { readonly storage: Storage; delivered: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const jobs = new Proxy(storage.jobs, {
    get(target, name) {
      if (name === "setDelivery")
        return () => {
          resolve(undefined);
          return Promise.withResolvers<never>().promise;
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { storage: { ...storage, jobs }, delivered: promise };
}

/** Draws a picture while `happen` goes wrong, crashes after the post, and starts again. */
async function crashAfterPosting(
  happen: (discord: LoopbackDiscord) => void,
  count = 1,
  now = Date.now,
): Promise<LoopbackDiscord> {
  const discord = await startDiscord();
  const storage = await openFolder();
  const { model, release } = heldModel();
  const dying = forgetful(storage);
  const first = await openBot({ discord, storage: dying.storage, models: [model], now });
  const { you, pictures } = discord.scene;
  await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "a red apple", count });
  await shown(discord, pictures, (message) => labelsOf(message).includes("Cancel"));
  happen(discord);
  release();
  await dying.delivered;
  await first.kill();
  expect(await storage.jobs.inState("made")).toHaveLength(1);

  const second = await openBot({ discord, storage, models: [model], now });
  await second.reaches("delivered");
  return discord;
}

describe("a crash between the post and its record", () => {
  it("does not edit the answer again", async () => {
    const discord = await crashAfterPosting(() => undefined);
    expect(everything(discord)).toHaveLength(1);
    const finalEdits = discord.requests
      .to("PATCH", "/webhooks/")
      .filter(({ body }) => JSON.stringify(body).includes("1:vary:"));
    expect(finalEdits).toHaveLength(1);
  });

  it("does not call the owner again", async () => {
    const discord = await crashAfterPosting(
      () => undefined,
      1,
      () => Date.now() + 60_000,
    );
    expect(discord.pings).toHaveLength(1);
  });

  it("does not post again to the channel, even when the nonce is long forgotten", async () => {
    const discord = await crashAfterPosting((there) => {
      there.interactions.expireTokens();
      forgetNonces(there);
    }, 3);
    expect(everything(discord)).toHaveLength(3);
    expect(
      discord.requests.to("POST", `/channels/${discord.scene.pictures.id}/messages`),
    ).toHaveLength(1);
  });

  it("does not post again as a direct message", async () => {
    const discord = await crashAfterPosting((there) => {
      there.interactions.expireTokens();
      there.scene.pictures.botMaySend = false;
      forgetNonces(there);
    });
    expect(everything(discord)).toHaveLength(1);
  });

  it("does not post to the channel what went to a direct message meanwhile", async () => {
    const discord = await startDiscord();
    const storage = await openFolder();
    const { model, release } = heldModel();
    const dying = forgetful(storage);
    const first = await openBot({ discord, storage: dying.storage, models: [model] });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await first.reaches("running");
    discord.interactions.expireTokens();
    pictures.botMaySend = false;
    release();
    await dying.delivered;
    await first.kill();
    pictures.botMaySend = true;
    const second = await openBot({ discord, storage, models: [model] });
    await second.reaches("delivered");
    expect(everything(discord)).toHaveLength(1);
  });
});

describe("a lost answer of Discord", () => {
  it("does not make a second message in the channel", async () => {
    const discord = await startDiscord();
    const { model, release } = heldModel();
    const bot = await openBot({ discord, models: [model] });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await bot.reaches("running");
    discord.interactions.expireTokens();
    const path = `/channels/${pictures.id}/messages`;
    discord.faults.add({ kind: "drop", after: true, method: "POST", path });
    release();
    await bot.reaches("delivered");
    expect(discord.faults.pending).toBe(0);
    expect(everything(discord)).toHaveLength(1);
  });

  it("does not call the owner twice", async () => {
    const { discord, reaches } = await openBot({ now: () => Date.now() + 60_000 });
    const { you, pictures } = discord.scene;
    discord.faults.add({ kind: "drop", after: true, method: "POST", path: /^\/webhooks\// });
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await reaches("delivered");
    expect(discord.faults.pending).toBe(0);
    expect(discord.pings).toHaveLength(1);
  });
});

/** Discord remembers nonces for minutes only. */
function forgetNonces(discord: LoopbackDiscord): void {
  discord.world.messages.withNonce = () => undefined;
}
