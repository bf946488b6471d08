import { ComponentType, Events, MessageFlags } from "discord.js";
import type { Client, Message, TextChannel } from "discord.js";
import { describe, expect, it } from "vitest";
import type { LoopbackDiscord } from "../../../../../src/playground/loopback/index.ts";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { greyPng } from "../../../../support/loopback/pictures.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

async function textChannel(client: Client<true>, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (channel === null || !channel.isTextBased() || channel.isDMBased())
    throw new Error("no text channel");
  return channel as TextChannel;
}

async function setUp(options: Parameters<typeof startDiscord>[0] = {}): Promise<{
  discord: LoopbackDiscord;
  client: Client<true>;
  channel: TextChannel;
}> {
  const discord = await startDiscord(options);
  const client = await connectClient(discord);
  return { discord, client, channel: await textChannel(client, discord.scene.pictures.id) };
}

describe("messages of the bot", () => {
  it("are sent once for one enforced nonce", async () => {
    const { discord, channel } = await setUp();
    const first = await channel.send({ content: "here", nonce: "job-1", enforceNonce: true });
    const second = await channel.send({ content: "here", nonce: "job-1", enforceNonce: true });
    const other = await channel.send({ content: "here", nonce: "job-2", enforceNonce: true });
    expect(second.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    expect(discord.messages(discord.scene.pictures, discord.scene.you)).toHaveLength(2);
  });

  it("notify only those whom allowed_mentions lets them", async () => {
    const { discord, channel } = await setUp();
    const { you, friend } = discord.scene;
    const content = `<@${you.id}> and <@${friend.id}> @everyone`;
    const quiet = await channel.send({ content, allowedMentions: { parse: [] } });
    expect(quiet.mentions.users.size).toBe(0);
    const one = await channel.send({ content, allowedMentions: { users: [you.id] } });
    expect([...one.mentions.users.keys()]).toEqual([you.id]);
    const all = await channel.send({ content });
    expect(all.mentions.everyone).toBe(true);
    expect(discord.pings.map(({ userId, messageId }) => [userId, messageId])).toEqual([
      [you.id, one.id],
      [you.id, all.id],
      [friend.id, all.id],
    ]);
  });

  it("reply to another message, or fail when that is gone", async () => {
    const { discord, channel } = await setUp({ allowInvalid: true });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    const question = me.send("hello?");
    const reply = await channel.send({ content: "yes", reply: { messageReference: question.id } });
    expect(reply.reference?.messageId).toBe(question.id);
    expect(discord.pings.at(-1)).toMatchObject({ userId: discord.scene.you.id });
    me.delete(question);
    const options = { messageReference: question.id, failIfNotExists: true };
    await expect(channel.send({ content: "?", reply: options })).rejects.toMatchObject({
      code: 50_035,
    });
    const lenient = { messageReference: question.id, failIfNotExists: false };
    const late = await channel.send({ content: "still", reply: lenient });
    expect(late.reference).toBeNull();
  });

  it("keep the attachments that an edit lists, and lose the others", async () => {
    let now = Date.now();
    const { channel } = await setUp({ clock: () => now });
    const message = await channel.send({
      files: [
        { attachment: greyPng(), name: "one.png" },
        { attachment: greyPng(), name: "two.png" },
      ],
    });
    const [one] = message.attachments.values();
    const edited = await message.edit({
      attachments: one === undefined ? [] : [one],
      files: [{ attachment: greyPng(), name: "three.png" }],
    });
    expect(edited.attachments.map(({ name }) => name)).toEqual(["one.png", "three.png"]);
    const unchanged = await edited.edit({ content: "words" });
    expect(unchanged.attachments.size).toBe(2);
    const emptied = await unchanged.edit({ attachments: [] });
    expect(emptied.attachments.size).toBe(0);
    // A page that shows the message may be fetching the file at this very moment.
    expect((await fetch(one?.url ?? "")).status).toBe(200);
    now += 31_000;
    expect((await fetch(one?.url ?? "")).status).toBe(404);
  });

  it("show files in components and embeds, and then not among the attachments", async () => {
    const { discord, channel } = await setUp();
    const sent = await channel.send({
      embeds: [{ title: "Cat", image: { url: "attachment://cat.png" } }],
      files: [
        { attachment: greyPng(), name: "cat.png" },
        { attachment: greyPng(), name: "dog.png" },
      ],
    });
    expect(sent.attachments.map(({ name }) => name)).toEqual(["dog.png"]);
    expect(sent.embeds[0]?.image?.url).toMatch(/cat\.png\?ex=/);
    const [seen] = discord.messages(discord.scene.pictures, discord.scene.you);
    expect(seen?.attachments.map(({ filename }) => filename)).toEqual(["cat.png", "dog.png"]);
  });

  it("keep a picture when the bot sends back the components that it got", async () => {
    const { discord, channel } = await setUp();
    const gallery = {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: "attachment://cat.png" }, description: "a cat" }],
    };
    const sent = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      components: [gallery],
      files: [{ attachment: greyPng(), name: "cat.png" }],
    });
    const { pictures, you } = discord.scene;
    const [before] = discord.messages(pictures, you);
    await sent.edit({
      components: sent.components.map((component) => component.toJSON() as typeof gallery),
    });
    const [after] = discord.messages(pictures, you);
    const mediaOf = (message: typeof after) => message?.components[0]?.items?.[0]?.media;
    expect(mediaOf(after)).toMatchObject({ attachment_id: before?.attachments[0]?.id, width: 2 });
  });

  it("are read back in pages, newest first", async () => {
    const { channel } = await setUp();
    const ids: string[] = [];
    for (const word of ["a", "b", "c", "d", "e"]) ids.push((await channel.send(word)).id);
    const read = async (options: object): Promise<string> => {
      const page = await channel.messages.fetch({ cache: false, ...options });
      return [...page.values()].map(({ content }) => content).join("");
    };
    expect(await read({ limit: 2 })).toBe("ed");
    expect(await read({ limit: 2, before: ids[3] })).toBe("cb");
    expect(await read({ limit: 2, after: ids[1] })).toBe("dc");
    expect(await read({ limit: 3, around: ids[2] })).toBe("dcb");
    expect((await channel.messages.fetch({ message: ids[1] ?? "", force: true })).content).toBe(
      "b",
    );
  });

  it("can be deleted, and then are unknown", async () => {
    const { discord, channel } = await setUp();
    const message = await channel.send("oops");
    await message.delete();
    expect(discord.messages(discord.scene.pictures, discord.scene.you)).toEqual([]);
    await expect(message.edit("again")).rejects.toMatchObject({ code: 10_008 });
  });

  it("are refused where the bot may not write, and where the channel is gone", async () => {
    const { discord, channel } = await setUp();
    discord.scene.pictures.botMaySend = false;
    await expect(channel.send("hello")).rejects.toMatchObject({ code: 50_013, status: 403 });
    discord.world.channels.delete(discord.scene.pictures.id);
    await expect(channel.send("hello")).rejects.toMatchObject({ code: 10_003, status: 404 });
  });

  it("of others cannot be edited", async () => {
    const { discord, client } = await setUp();
    const { you, pictures } = discord.scene;
    const message = discord.as(you, { channel: pictures }).send("mine");
    const route = `/channels/${pictures.id}/messages/${message.id}` as const;
    await expect(client.rest.patch(route, { body: { content: "x" } })).rejects.toMatchObject({
      code: 50_005,
    });
  });

  it("reach a person directly, unless the person does not want them", async () => {
    const { discord, client } = await setUp();
    const { you, directMessage } = discord.scene;
    const person = await client.users.fetch(you.id);
    const sent = await person.send("your picture");
    expect(sent.channelId).toBe(directMessage.id);
    you.acceptsDirectMessages = false;
    await expect(person.send("another")).rejects.toMatchObject({ code: 50_007 });
  });

  it("over the size limit of their place are refused", async () => {
    const { discord, channel } = await setUp();
    discord.interactions.sizeLimits.set(discord.scene.studio.id, 50_000);
    const files = [{ attachment: Buffer.alloc(50_001), name: "big.png" }];
    await expect(channel.send({ files })).rejects.toMatchObject({ code: 40_005, status: 413 });
    discord.interactions.sizeLimits.clear();
    await expect(channel.send({ files })).resolves.toBeDefined();
  });

  it("announce that the bot is typing", async () => {
    const { discord, channel } = await setUp();
    const typing = discord.events.waitFor(({ type }) => type === "typing");
    await channel.sendTyping();
    expect(await typing).toMatchObject({ channelId: channel.id });
  });
});

async function nextMessage(client: Client, send: () => void): Promise<Message> {
  const { promise, resolve } = Promise.withResolvers<Message>();
  client.once(Events.MessageCreate, resolve);
  send();
  return await promise;
}

describe("messages of people", () => {
  const cat = { attachments: [{ name: "cat.png", bytes: greyPng() }] };

  it("show content and files to the bot only when they mention it", async () => {
    const { discord, client } = await setUp();
    const { you, pictures, bot } = discord.scene;
    const me = discord.as(you, { channel: pictures });
    const plain = await nextMessage(client, () => me.send("hello", cat));
    expect([plain.content, plain.attachments.size]).toEqual(["", 0]);
    const mention = await nextMessage(client, () => me.send(`<@${bot.id}> hello`, cat));
    expect([mention.content, mention.attachments.size]).toEqual([`<@${bot.id}> hello`, 1]);
  });

  it("that reply to the bot mention it, unless the ping is switched off", async () => {
    const { discord, client, channel } = await setUp();
    const { you, pictures } = discord.scene;
    const me = discord.as(you, { channel: pictures });
    const { id } = await channel.send("a picture");
    const reply = await nextMessage(client, () => me.send("bluer", { replyTo: id }));
    expect([reply.content, reply.reference?.messageId]).toEqual(["bluer", id]);
    const silent = await nextMessage(client, () =>
      me.send("bluer", { replyTo: id, pingReply: false }),
    );
    expect([silent.content, silent.reference?.messageId]).toEqual(["", id]);
  });

  it("that reply to somebody else show the reply, but not that one's files", async () => {
    const { discord, client } = await setUp();
    const { you, friend, pictures, bot } = discord.scene;
    const photo = discord.as(friend, { channel: pictures }).send("look", cat);
    await new Promise((resolve) => client.once(Events.MessageCreate, resolve));
    const raw = Promise.withResolvers<{ referenced_message: object; content: string }>();
    client.on(
      "raw" as Events.Raw,
      ((packet: { t: string; d: never }) => {
        if (packet.t === "MESSAGE_CREATE") raw.resolve(packet.d);
      }) as never,
    );
    discord.as(you, { channel: pictures }).send(`<@${bot.id}> paint this`, { replyTo: photo });
    const data = await raw.promise;
    expect(data.content).toContain("paint this");
    expect(data.referenced_message).toMatchObject({ content: "", attachments: [] });
  });

  it("are all readable with the message-content intent", async () => {
    const discord = await startDiscord({ privilegedIntents: 1 << 15 });
    const client = await connectClient(discord, { intents: [1 << 0, 1 << 9, 1 << 15] });
    const { you, pictures } = discord.scene;
    const me = discord.as(you, { channel: pictures });
    const message = await nextMessage(client, () => me.send("hello", cat));
    expect([message.content, message.attachments.size]).toEqual(["hello", 1]);
  });

  it("are readable in direct messages", async () => {
    const { discord, client } = await setUp();
    const { you, directMessage } = discord.scene;
    const me = discord.as(you, { channel: directMessage });
    const message = await nextMessage(client, () => me.send("hello", cat));
    expect([message.content, message.attachments.size]).toEqual(["hello", 1]);
    expect(message.guildId).toBeNull();
  });

  it("can be deleted by their author and by moderators", async () => {
    const { discord } = await setUp();
    const { you, friend, moderator, pictures } = discord.scene;
    const message = discord.as(you, { channel: pictures }).send("hello");
    expect(() => discord.as(friend, { channel: pictures }).delete(message)).toThrow(/moderators/);
    discord.as(moderator, { channel: pictures }).delete(message);
    expect(discord.messages(pictures, you)).toEqual([]);
  });
});
