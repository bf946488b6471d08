import { Client, Events } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { startLoopbackDiscord } from "../../../../../src/playground/loopback/index.ts";
import { clientOptions, connectClient } from "../../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

describe("the gateway", () => {
  it("tells a new client who it is and which servers it is in", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    expect(client.user.id).toBe(discord.applicationId);
    const guild = client.guilds.cache.get(discord.scene.studio.id);
    expect(guild?.channels.cache.map(({ name }) => name).toSorted()).toEqual([
      "general",
      "pictures",
    ]);
    expect(client.guilds.cache.has(discord.scene.elsewhere.id)).toBe(false);
    const moderator = guild?.members.cache.get(discord.scene.moderator.id);
    expect(moderator?.permissions.has("ManageMessages")).toBe(true);
    expect(guild?.members.cache.get(discord.scene.you.id)?.permissions.has("ManageMessages")).toBe(
      false,
    );
    expect(discord.gateway).toMatchObject({ connected: true, identified: 1, resumed: 0 });
  });

  it("gives ids of 17 to 19 digits", async () => {
    const { scene, applicationId } = await startDiscord();
    for (const id of [applicationId, scene.you.id, scene.pictures.id])
      expect(id).toMatch(/^\d{17,19}$/);
  });

  it("turns away a wrong token", async () => {
    const discord = await startDiscord();
    const client = new Client(clientOptions(discord));
    onTestFinished(() => client.destroy());
    await expect(client.login("wrong")).rejects.toThrow(/token/i);
  });

  it("turns away privileged intents that are not switched on", async () => {
    const discord = await startDiscord();
    const client = new Client({ ...clientOptions(discord), intents: [1, 1 << 15] });
    onTestFinished(() => client.destroy());
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i);
  });

  it("repeats to a client that resumes what it missed", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const seen = new Promise<string>((resolve) => {
      client.once(Events.MessageCreate, (message) => resolve(message.id));
    });
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    const gone = discord.events.waitFor(({ type }) => type === "bot-disconnected");
    discord.gateway.cut();
    await gone;
    const { you, pictures } = discord.scene;
    const message = discord.as(you, { channel: pictures }).send("anyone?");
    expect(await seen).toBe(message.id);
    await resumed;
    expect(discord.gateway).toMatchObject({ identified: 1, resumed: 1 });
  });

  it("makes a client reconnect when it asks it to", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.gateway.requestReconnect();
    await resumed;
    expect(discord.gateway.resumed).toBe(1);
  });

  it("makes a client start anew when its session is invalid", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const anew = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.gateway.invalidate();
    await anew;
    expect(discord.gateway).toMatchObject({ identified: 2, resumed: 0 });
  });

  it("loses a client whose heartbeats it does not acknowledge", async () => {
    const discord = await startDiscord({ heartbeatMs: 60 });
    await connectClient(discord);
    const back = discord.events.waitFor(({ type }) => type === "bot-connected");
    discord.gateway.acknowledgesHeartbeats = false;
    await back;
    expect(discord.gateway.resumed).toBeGreaterThan(0);
  });

  it("tells of deleted messages and channels", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const { you, pictures } = discord.scene;
    const me = discord.as(you, { channel: pictures });
    const created = new Promise((resolve) => client.once(Events.MessageCreate, resolve));
    const message = me.send("hello");
    await created;
    const deleted = new Promise((resolve) => {
      client.once(Events.MessageDelete, ({ id }) => resolve(id));
    });
    me.delete(message);
    expect(await deleted).toBe(message.id);
    const gone = new Promise((resolve) => {
      client.once(Events.ChannelDelete, ({ id }) => resolve(id));
    });
    discord.world.channels.delete(pictures.id);
    expect(await gone).toBe(pictures.id);
  });
});

describe("a snapshot", () => {
  it("gives the next loopback Discord the same world", async () => {
    const first = await startLoopbackDiscord();
    first.as(first.scene.you, { channel: first.scene.pictures }).send("remember me");
    const snapshot = first.snapshot();
    await first.close();
    const second = await startDiscord({ snapshot, token: first.token });
    const { you, pictures } = second.scene;
    expect(second.messages(pictures, you).map(({ content }) => content)).toEqual(["remember me"]);
    expect(second.world.users.get(you.id)).toBe(you);
    const client = await connectClient(second);
    expect(client.user.id).toBe(first.applicationId);
  });
});
