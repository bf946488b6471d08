import { Events, MessageFlags } from "discord.js";
import type { ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import type {
  ChannelRecord,
  LoopbackDiscord,
} from "../../../../../src/playground/loopback/index.ts";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { greyPng } from "../../../../support/loopback/pictures.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

const DRAW = { name: "draw", description: "Draws", contexts: [0, 1, 2], integrationTypes: [0, 1] };

/** The bot's side of a `/draw` that a person used in `place`. */
async function draw(
  discord: LoopbackDiscord,
  place: ChannelRecord,
): Promise<ChatInputCommandInteraction> {
  const client = await connectClient(discord);
  await client.application.commands.set([DRAW]);
  const { promise, resolve } = Promise.withResolvers<ChatInputCommandInteraction>();
  client.once(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) resolve(interaction);
  });
  void discord.as(discord.scene.you, { channel: place }).slash("draw");
  return await promise;
}

const file = (name: string) => ({ files: [{ attachment: greyPng(), name }] });

describe("answers by an interaction's token", () => {
  it("fill the deferred answer with the first follow-up, and add the next below", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.pictures);
    await interaction.deferReply();
    await interaction.followUp("one");
    await interaction.followUp("two");
    const messages = discord.messages(discord.scene.pictures, discord.scene.you);
    expect(messages.map(({ content }) => content)).toEqual(["one", "two"]);
  });

  it("replace the files of an edit unless the old ones are listed", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.pictures);
    await interaction.deferReply();
    await interaction.editReply(file("one.png"));
    const second = await interaction.editReply(file("two.png"));
    expect(second.attachments.map(({ name }) => name)).toEqual(["two.png"]);
    const third = await interaction.editReply({
      ...file("three.png"),
      attachments: [...second.attachments.values()],
    });
    expect(third.attachments.map(({ name }) => name)).toEqual(["two.png", "three.png"]);
  });

  it("can be read and deleted, and are unknown afterwards", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.pictures);
    await interaction.reply("hello");
    expect((await interaction.fetchReply()).content).toBe("hello");
    await interaction.deleteReply();
    await expect(interaction.editReply("again")).rejects.toMatchObject({ code: 10_008 });
    expect(discord.messages(discord.scene.pictures, discord.scene.you)).toEqual([]);
  });

  it("end after 15 minutes", async () => {
    let now = Date.now();
    const discord = await startDiscord({ clock: () => now });
    const interaction = await draw(discord, discord.scene.pictures);
    await interaction.deferReply();
    now += 15 * 60_000;
    await interaction.editReply("in time");
    now += 1000;
    await expect(interaction.editReply("late")).rejects.toMatchObject({
      code: 50_027,
      status: 401,
    });
  });

  it("end when a fault kills the token, while the channel goes on", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.pictures);
    await interaction.deferReply();
    discord.interactions.expireTokens();
    await expect(interaction.editReply("late")).rejects.toMatchObject({ code: 50_027 });
    await expect(
      interaction.client.rest.get(`/channels/${discord.scene.pictures.id}`),
    ).resolves.toBeDefined();
  });

  it("are unknown before the first answer and with a made-up token", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.pictures);
    const address = `${discord.apiUrl}/v10/webhooks/${discord.applicationId}`;
    const early = await fetch(`${address}/${interaction.token}/messages/@original`);
    expect(await early.json()).toMatchObject({ code: 10_015 });
    const wrong = await fetch(`${address}/made-up/messages/%40original`);
    expect(wrong.status).toBe(404);
  });

  it("reach a channel where the bot may not write, but not a deleted one", async () => {
    const discord = await startDiscord();
    const { pictures, you } = discord.scene;
    const interaction = await draw(discord, pictures);
    await interaction.deferReply();
    pictures.botMaySend = false;
    await interaction.editReply("by the webhook");
    expect(discord.messages(pictures, you)[0]?.content).toBe("by the webhook");
    discord.world.channels.delete(pictures.id);
    await expect(interaction.editReply("gone")).rejects.toMatchObject({ code: 10_003 });
  });

  it("keep what is ephemeral ephemeral through edits", async () => {
    const discord = await startDiscord();
    const { pictures, you, friend } = discord.scene;
    const interaction = await draw(discord, pictures);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply("only you");
    expect(discord.messages(pictures, you)[0]).toMatchObject({ content: "only you", flags: 64 });
    expect(discord.messages(pictures, friend)).toEqual([]);
  });

  it("are limited by the size that the interaction names", async () => {
    const discord = await startDiscord();
    discord.interactions.sizeLimits.set("*", 50_000);
    const interaction = await draw(discord, discord.scene.pictures);
    expect(interaction.attachmentSizeLimit).toBe(50_000);
    await interaction.deferReply();
    const files = [{ attachment: Buffer.alloc(50_001), name: "big.png" }];
    await expect(interaction.editReply({ files })).rejects.toMatchObject({ code: 40_005 });
  });

  it("grow with a server's boosts", async () => {
    const discord = await startDiscord();
    discord.scene.studio.boostTier = 2;
    const interaction = await draw(discord, discord.scene.pictures);
    expect(interaction.attachmentSizeLimit).toBe(50 * 1024 * 1024);
  });
});

describe("a place without the bot", () => {
  it("is known by ids only, takes five follow-ups, and no message of the bot's own", async () => {
    const discord = await startDiscord();
    const { lounge, elsewhere, you } = discord.scene;
    const interaction = await draw(discord, lounge);
    expect(interaction).toMatchObject({ guild: null, guildId: elsewhere.id, context: 0 });
    expect(interaction.authorizingIntegrationOwners).toMatchObject({ 1: you.id });
    await interaction.reply("here");
    for (const word of ["1", "2", "3", "4", "5"]) await interaction.followUp(word);
    await expect(interaction.followUp("6")).rejects.toMatchObject({ code: 40_094 });
    const route = `/channels/${lounge.id}/messages` as const;
    await expect(
      interaction.client.rest.post(route, { body: { content: "hello" } }),
    ).rejects.toMatchObject({ code: 50_001 });
  });

  it("may be a private conversation", async () => {
    const discord = await startDiscord();
    const interaction = await draw(discord, discord.scene.privateChat);
    expect(interaction).toMatchObject({ guildId: null, context: 2 });
    await interaction.reply("here");
    const { privateChat, friend } = discord.scene;
    expect(discord.messages(privateChat, friend)[0]?.content).toBe("here");
  });
});
