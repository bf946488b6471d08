import { describe, expect, it } from "vitest";
import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import type { TestBot } from "../../support/discord/open-bot.ts";
import { orderedWhile } from "../../support/discord/ordered-while.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { spoken } from "../../support/words/spoken.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";

function arrived({ discord }: TestBot): string[] {
  return filesOn(discord.messages(discord.scene.pictures, discord.scene.you));
}

describe("Discord in trouble", () => {
  it("a rate limit is waited out", async () => {
    const bot = await orderedWhile((there) =>
      there.faults.add({ kind: "rate-limit", retryAfter: 1, method: "PATCH", path: "/webhooks/" }),
    );
    await bot.reaches("delivered");
    expect(arrived(bot)).toHaveLength(1);
  });

  it("errors of the server are outlasted, also longer than the client's own retries", async () => {
    const bot = await orderedWhile((there) =>
      there.faults.add({ kind: "status", status: 503, path: "/webhooks/", times: 6 }),
    );
    await bot.reaches("delivered");
    expect(bot.discord.faults.pending).toBe(0);
    expect(arrived(bot)).toHaveLength(1);
  });

  it("dropped connections are outlasted", async () => {
    const bot = await orderedWhile((there) =>
      there.faults.add({ kind: "drop", path: "/webhooks/", times: 2 }),
    );
    await bot.reaches("delivered");
    expect(arrived(bot)).toHaveLength(1);
  });

  it("nothing of the addresses, which hold tokens, gets into the log", async () => {
    const bot = await orderedWhile((there) =>
      there.faults.add({ kind: "status", status: 500, path: "/webhooks/", times: 8 }),
    );
    await bot.reaches("delivered");
    const token = bot.discord.requests.to("PATCH", "/webhooks/")[0]?.path.split("/")[3] ?? "none";
    expect(JSON.stringify(bot.log.lines)).not.toContain(token);
    expect(bot.log.lines.map(({ message }) => message)).toContain(
      "it could not be handed over and is tried again",
    );
  });

  it.each([
    ["cut", (there: LoopbackDiscord) => there.gateway.cut()],
    ["asked to reconnect", (there: LoopbackDiscord) => there.gateway.requestReconnect()],
    ["declared invalid", (there: LoopbackDiscord) => there.gateway.invalidate()],
    ["closed with 4009", (there: LoopbackDiscord) => there.gateway.closeWith(4009)],
  ])("a gateway that is %s delivers all the same, and listens again", async (_, happen) => {
    const bot = await orderedWhile(happen);
    await bot.reaches("delivered");
    await bot.discord.gateway.ready();
    const { you, general } = bot.discord.scene;
    await bot.discord
      .as(you, { channel: general })
      .slash("imagine", { prompt: "a pear", count: 1 });
    const message = await shown(bot.discord, general, (each) => labelsOf(each).includes("V1"));
    expect(wordsOf(message)).toContain("a pear");
  });
});

describe("a limit on the size of files", () => {
  it("makes the files smaller, and offers the originals", async () => {
    const bot = await orderedWhile(() => undefined, {
      prepare: (there) => there.interactions.sizeLimits.set("*", 100),
    });
    await bot.reaches("delivered");
    const [message] = bot.discord.messages(bot.discord.scene.pictures, bot.discord.scene.you);
    expect(message?.attachments.map(({ size }) => size)).toEqual([100]);
    expect(labelsOf(message)).toContain("Originals");
  });

  it("that holds for all files together makes them smaller still", async () => {
    const bot = await orderedWhile(
      (there) =>
        there.faults.add({
          kind: "status",
          status: 413,
          code: 40005,
          path: "/webhooks/",
          times: 1,
        }),
      { count: 2, prepare: (there) => there.interactions.sizeLimits.set("*", 300) },
    );
    await bot.reaches("delivered");
    const [message] = bot.discord.messages(bot.discord.scene.pictures, bot.discord.scene.you);
    expect(message?.attachments.map(({ size }) => size)).toEqual([100, 100]);
  });

  it("splits a late delivery over messages with their ordinals", async () => {
    const bot = await orderedWhile(
      (there) => {
        there.interactions.expireTokens();
        const path = `/channels/${there.scene.pictures.id}/messages`;
        there.faults.add({ kind: "status", status: 413, code: 40005, method: "POST", path });
      },
      { count: 3, prepare: (there) => there.interactions.sizeLimits.set("*", 300) },
    );
    const job = await bot.reaches("delivered");
    const messages = bot.discord.messages(bot.discord.scene.pictures, bot.discord.scene.you);
    expect(messages.map((message) => filesOn([message]))).toEqual([
      [`easel-${job.id}-1.png`],
      [`easel-${job.id}-2.png`],
      [`easel-${job.id}-3.png`],
    ]);
    expect(wordsOf(messages[1])).toContain("Message 2 of 3");
    expect(labelsOf(messages[1])).toEqual(expect.arrayContaining(["V2", "U2"]));
    expect(bot.discord.pings).toHaveLength(1);
  });

  it("that nothing can keep ends in an explanation on the message", async () => {
    const bot = await orderedWhile((there) => {
      for (const [method, path] of [
        ["PATCH", "/webhooks/"],
        ["POST", /^\/channels\/\d+\/messages/],
      ] as const)
        there.faults.add({ kind: "status", status: 413, code: 40005, method, path, times: 2 });
      there.scene.you.acceptsDirectMessages = false;
    });
    const job = await bot.reaches("failed");
    expect(spoken(job.failure?.message ?? "")).toContain("too large");
    const { pictures, you } = bot.discord.scene;
    await eventually(() => {
      const [message] = bot.discord.messages(pictures, you);
      return wordsOf(message).includes("too large");
    });
  });
});
