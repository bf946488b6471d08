import { describe, expect, it } from "vitest";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { ConfigError } from "../../../src/domain/errors.ts";
import { openBot, openFolder } from "../../support/discord/open-bot.ts";
import { labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

describe("logging in", () => {
  it("waits while Discord cannot be reached", async () => {
    const discord = await startDiscord();
    discord.faults.add({ kind: "status", status: 502, path: "/gateway/bot", times: 5 });
    const { log } = await openBot({ discord });
    expect(discord.gateway.connected).toBe(true);
    expect(log.lines.map(({ message }) => message)).toContain(
      "Discord cannot be reached; trying again",
    );
  });

  it("names the page of the portal when the token is wrong", async () => {
    const token = { reveal: () => "not.the.token" };
    await expect(openBot({ config: { token } })).rejects.toThrow(/Bot → Reset Token/);
  });

  it("names the page of the portal when the intent is not allowed", async () => {
    const failure = openBot({ config: { messageContentIntent: true } });
    await expect(failure).rejects.toThrow(/Privileged Gateway Intents → Message Content Intent/);
    await expect(failure).rejects.toBeInstanceOf(ConfigError);
  });

  it("needs a token", async () => {
    await expect(openBot({ config: { token: undefined } })).rejects.toThrow("DISCORD_TOKEN");
  });

  it("tells when the connection ends for good later on", async () => {
    const { discord, fatal } = await openBot();
    discord.gateway.closeWith(4004);
    await expect.poll(() => fatal.map(({ message }) => message)).toHaveLength(1);
    expect(fatal[0]?.message).toContain("Reset Token");
  });
});

describe("registering commands", () => {
  it("sends them once, and again when they change", async () => {
    const discord = await startDiscord();
    const storage = await openFolder();
    const sent = () => discord.requests.to("PUT", "/commands").length;
    const first = await openBot({ discord, storage });
    expect(sent()).toBe(1);
    await first.kill();
    const second = await openBot({ discord, storage });
    expect(sent()).toBe(1);
    await second.kill();
    const stepping = scriptedModel({ capabilities: { steps: { min: 1, max: 50, default: 20 } } });
    await openBot({ discord, storage, models: [stepping] });
    expect(sent()).toBe(2);
  });

  it("can be for one server, without what only global commands have", async () => {
    const discord = await startDiscord();
    const guildId = discord.scene.studio.id;
    await openBot({ discord, config: { guildId } });
    const [request] = discord.requests.to("PUT", `/guilds/${guildId}/commands`);
    expect(JSON.stringify(request?.body)).toContain("Vary this image");
    expect(JSON.stringify(request?.body)).not.toContain("integration_types");
    expect(discord.commands(discord.scene.pictures).map(({ name }) => name)).toContain("imagine");
  });

  it("is no reason to stop when it fails", async () => {
    const discord = await startDiscord();
    discord.faults.add({ kind: "status", status: 403, code: 50001, method: "PUT" });
    const { log } = await openBot({ discord, config: { guildId: discord.scene.elsewhere.id } });
    expect(discord.gateway.connected).toBe(true);
    const errors = log.lines.filter(({ level }) => level === "error");
    expect(errors.map(({ message }) => message).join()).toContain("DISCORD_GUILD_ID");
  });
});

describe("a control that nobody knows", () => {
  it.each([
    "made up by an attacker",
    "1:vary:../../etc:0",
    "1:nonsense:abc:0",
    "9:vary:abc:0",
    "1:vary:doesnotexist:0",
  ])("%j gets a private answer, and nothing happens", async (customId) => {
    const { discord, storage } = await openBot();
    const { you, pictures } = discord.scene;
    await fetch(`${discord.apiUrl}/v10/channels/${pictures.id}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      body: JSON.stringify({
        content: "look",
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: "Press", custom_id: customId }] },
        ],
      }),
    });
    const message = await shown(discord, pictures, (each) => labelsOf(each).includes("Press"));
    const outcome = await discord.as(you, { channel: pictures }).press(message, "Press");
    if (outcome.kind !== "message") throw new Error(`the answer was ${outcome.kind}`);
    expect(outcome.message.flags & 64).toBe(64);
    expect(wordsOf(outcome.message)).toMatch(/I do not know|I can't find/);
    expect(await storage.jobs.ofUser(you.id, 1)).toEqual([]);
  });
});

describe("a command", () => {
  it("on a message is answered", async () => {
    const { discord } = await openBot();
    const { you, pictures } = discord.scene;
    const author = discord.as(you, { channel: pictures });
    const outcome = await author.contextMenu("Image details", author.send("only words"));
    if (outcome.kind !== "message") throw new Error(`the answer was ${outcome.kind}`);
    expect(wordsOf(outcome.message)).toContain("There is no picture on that message");
  });

  it("suggests what fits while somebody types", async () => {
    const { discord } = await openBot();
    const { you, pictures } = discord.scene;
    const outcome = await discord
      .as(you, { channel: pictures })
      .autocomplete("imagine", "model", { model: "" });
    if (outcome.kind !== "choices") throw new Error(`the answer was ${outcome.kind}`);
    expect(outcome.choices.map(({ value }) => value)).toContain("local/scripted");
  });

  it("that the bot no longer has is answered with what to do", async () => {
    const { discord } = await openBot();
    const { you, pictures } = discord.scene;
    await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "dream", description: "Gone", type: 1 }),
    });
    const outcome = await discord.as(you, { channel: pictures }).slash("dream");
    if (outcome.kind !== "message") throw new Error(`the answer was ${outcome.kind}`);
    expect(wordsOf(outcome.message)).toContain("I do not know the command dream any more");
  });

  it("that is answered too late is only logged", async () => {
    const discord = await startDiscord({ answerWithinMs: 50 });
    discord.faults.add({ kind: "slow", milliseconds: 200, path: "/callback" });
    const { log } = await openBot({ discord });
    const { you, pictures } = discord.scene;
    const outcome = await discord.as(you, { channel: pictures }).slash("help");
    expect(outcome.kind).toBe("failed");
    await expect
      .poll(() => log.lines.map(({ message }) => message))
      .toContain("An interaction was answered too late");
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an error in a command", () => {
  it("stands on the answer when one was promised", async () => {
    const { discord } = await openBot();
    const { you, pictures } = discord.scene;
    await discord.as(you, { channel: pictures }).slash("imagine", {
      prompt: "a lion",
      image_url: "http://127.0.0.1:1/nowhere.png",
    });
    const message = await shown(discord, pictures, (each) => wordsOf(each) !== "");
    expect(wordsOf(message)).toMatch(/incident `[0-9A-F]{8}`/);
  });

  it("is told privately when nothing was promised", async () => {
    const { discord } = await openBot();
    const { you, pictures } = discord.scene;
    const outcome = await discord
      .as(you, { channel: pictures })
      .slash("show", { id: "doesnotexist" });
    if (outcome.kind !== "message") throw new Error(`the answer was ${outcome.kind}`);
    expect(outcome.message.flags & 64).toBe(64);
    expect(wordsOf(outcome.message)).toContain("I do not know that picture");
  });
});
