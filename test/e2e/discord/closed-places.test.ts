import { describe, expect, it } from "vitest";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, modalOf } from "../../support/discord/drawn.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { shown } from "../../support/discord/reading.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

/** What Discord answers when a thread is archived or locked, a channel gone or out of reach. */
const refusals = [
  [400, 50_083],
  [400, 160_005],
  [404, 10_003],
  [403, 50_001],
] as const;

type Doing = (user: DiscordUser, message: WireMessage) => Promise<Outcome>;

const doings: readonly (readonly [string, Doing])[] = [
  ["/imagine", (user) => user.slash("imagine", { prompt: "a pear" })],
  ["/queue", (user) => user.slash("queue")],
  ["/help", (user) => user.slash("help")],
  ["/show", (user) => user.slash("show", { id: "nothere" })],
  ["V1", (user, message) => user.press(message, "V1")],
  ["Reroll", (user, message) => user.press(message, "🎲 Reroll")],
  ["Details", (user, message) => user.press(message, "ℹ️ Details")],
  ["Edit, a modal", (user, message) => user.press(message, "✏️ Edit")],
  ["Image details", (user, message) => user.contextMenu("Image details", message)],
  ["Vary this image, a modal", (user, message) => user.contextMenu("Vary this image", message)],
  ["autocomplete", (user) => user.autocomplete("imagine", "model", { prompt: "a", model: "" })],
];

describe("a first answer that Discord refuses because of its place", () => {
  it.each(doings)("to %s is one quiet line in the log, and nothing is drawn", async (_, act) => {
    const model = scriptedModel();
    const bot = await openBot({ models: [model] });
    const { discord, log, storage } = bot;
    const { you, pictures } = discord.scene;
    const user = discord.as(you, { channel: pictures });
    const message = await drawn(bot, user);
    await bot.reaches("delivered");
    const loud = () => log.lines.filter(({ level }) => level === "warn" || level === "error");
    const answers = () => discord.requests.to("POST", "/callback").length;
    const before = answers();
    for (const [index, [status, code]] of refusals.entries()) {
      discord.faults.add({ kind: "status", status, code, path: "/callback" });
      void act(user, message);
      await expect.poll(loud).toHaveLength(index + 1);
      expect(loud()[index]).toMatchObject({ level: "warn", fields: { code } });
      expect(loud()[index]?.fields).not.toHaveProperty("incident");
      // Nobody is told either: that would be refused as well.
      expect(answers() - before).toBe(index + 1);
    }
    expect(model.runs).toHaveLength(1);
    const jobs = await storage.jobs.ofUser(you.id, 10);
    expect(jobs.filter(({ state }) => state === "queued" || state === "running")).toEqual([]);
    expect(discord.messages(pictures, you)).toHaveLength(1);
  });
});

describe("the answer of a modal that is refused", () => {
  it("is one quiet line in the log, and nothing is drawn", async () => {
    const model = scriptedModel();
    const bot = await openBot({ models: [model] });
    const { discord, log } = bot;
    const { you, pictures } = discord.scene;
    const user = discord.as(you, { channel: pictures });
    const message = await drawn(bot, user);
    const modal = modalOf(await user.press(message, "✏️ Edit"));
    discord.faults.add({ kind: "status", status: 400, code: 50083, path: "/callback" });
    void user.submitModal(modal, { prompt: "a pear" });
    const loud = () => log.lines.filter(({ level }) => level === "warn" || level === "error");
    await expect.poll(loud).toMatchObject([{ level: "warn", fields: { code: 50083 } }]);
    expect(model.runs).toHaveLength(1);
  });
});

describe("a plain message that cannot be answered where it was written", () => {
  it("is one quiet line in the log", async () => {
    const bot = await openBot();
    const { discord, log } = bot;
    const { you, pictures, bot: user } = discord.scene;
    const path = `/channels/${pictures.id}/messages`;
    discord.faults.add({ kind: "status", status: 400, code: 50083, method: "POST", path });
    discord.as(you, { channel: pictures }).send(`<@${user.id}>`);
    const loud = () => log.lines.filter(({ level }) => level === "warn" || level === "error");
    await expect.poll(loud).toMatchObject([{ level: "warn", fields: { code: 50083 } }]);
    const last = discord.as(you, { channel: pictures }).send(`<@${user.id}> ?`);
    await shown(discord, pictures, ({ message_reference: to }) => to?.message_id === last.id);
    expect(loud()).toHaveLength(1);
  });
});
