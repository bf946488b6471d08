import type { APIModalInteractionResponseCallbackData, Client } from "discord.js";
import { describe, expect, it } from "vitest";
import type { LoopbackDiscord } from "../../../../src/playground/loopback/index.ts";
import type { Message } from "../../../../src/playground/protocol/discord-types.ts";
import { PageSession } from "../../../../src/playground/server/page-session.ts";
import type {
  CallName,
  Calls,
  Outcome,
  PageEvent,
} from "../../../../src/playground/protocol/protocol.ts";
import { readCall } from "../../../../src/playground/server/read-call.ts";
import { Uploads } from "../../../../src/playground/server/uploads.ts";
import { connectClient } from "../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../support/loopback/start-discord.ts";

/** A page in front of a Discord, and all that it was told. */
function openPage(loopback: LoopbackDiscord) {
  const uploads = new Uploads();
  const examples = ["a red apple"];
  const session = new PageSession({ loopback, uploads, examples, botOnline: () => true });
  const told: PageEvent[] = [];
  loopback.events.subscribe((event) => {
    const page = session.eventFor(event);
    if (page) told.push(page);
  });
  const call = async <Name extends CallName>(name: Name, sends: Calls[Name]["sends"]) => {
    const request = readCall(JSON.stringify({ number: 1, call: name, sends }));
    return (await session.answer(request)) as Calls[Name]["gets"];
  };
  const messages = () =>
    told.flatMap((event) => (event.event === "message" ? [event.message] : []));
  return { call, told, uploads, messages };
}

async function withBot(answer: (client: Client<true>) => void) {
  const loopback = await startDiscord();
  const client = await connectClient(loopback);
  answer(client);
  await client.application.commands.set([
    {
      name: "imagine",
      description: "Make pictures",
      options: [
        { type: 3, name: "prompt", description: "What to draw", required: true },
        { type: 3, name: "style", description: "A look", autocomplete: true },
        { type: 11, name: "image", description: "Begin with" },
      ],
    },
    { name: "Details", type: 3 },
  ]);
  const page = openPage(loopback);
  return { loopback, channelId: loopback.scene.pictures.id, ...page };
}

describe("PageSession", () => {
  it("shows each person the places they are in, and the bot by its name", async () => {
    const loopback = await startDiscord();
    const { call } = openPage(loopback);
    const world = await call("enter", { userId: undefined });
    expect(world).toMatchObject({ me: { id: loopback.scene.you.id }, botOnline: true });
    expect(world.places.map(({ id }) => id)).toEqual([
      loopback.scene.studio.id,
      loopback.scene.elsewhere.id,
      loopback.scene.gallery.id,
      null,
    ]);
    const direct = world.places.at(-1)?.channels.map(({ kind, name }) => [kind, name]);
    expect(direct).toEqual([
      ["direct", loopback.scene.bot.displayName],
      ["private", loopback.scene.friend.displayName],
    ]);
  });

  it("says what people are in the servers, what roles there are, and which channels are marked", async () => {
    const loopback = await startDiscord();
    const { call } = openPage(loopback);
    const { gallery, artists, owner, member } = loopback.scene;
    const { people, places } = await call("enter", { userId: member.id });
    expect(people.map(({ username, part }) => [username, part])).toEqual([
      ["you", ""],
      ["robin", "owns Elsewhere, Artists in Gallery"],
      ["mo", "owns Studio"],
      ["vera", "owns Gallery"],
      ["jan", "Curators in Gallery"],
      ["kim", ""],
    ]);
    const place = places.find(({ id }) => id === gallery.id);
    expect(place?.roles).toContainEqual({ id: artists.id, name: "Artists" });
    expect(place?.memberIds).toContain(owner.id);
    expect(place?.channels.filter((channel) => channel.ageRestricted)).toMatchObject([
      { name: "after-dark" },
    ]);
    expect(places.map(({ name }) => name)).toEqual(["Gallery", "Direct messages"]);
  });

  it("becomes another person, and falls back to You for somebody unknown", async () => {
    const loopback = await startDiscord();
    const { call } = openPage(loopback);
    const { friend, you } = loopback.scene;
    expect((await call("enter", { userId: friend.id })).me.id).toBe(friend.id);
    expect((await call("enter", { userId: "123" })).me.id).toBe(you.id);
  });

  it("sends a message with a file as a reply, and tells of it", async () => {
    const loopback = await startDiscord();
    const { call, uploads, messages } = openPage(loopback);
    const channelId = loopback.scene.pictures.id;
    const nothing = { uploads: [], replyTo: undefined };
    await call("send", { channelId, content: "first", ...nothing });
    const upload = uploads.keep({ name: "a.txt", bytes: new Uint8Array([65]) });
    const messageId = messages()[0]?.id ?? "";
    const replyTo = { messageId, ping: false };
    await call("send", { channelId, content: "second", uploads: [upload], replyTo });
    expect(messages()[1]).toMatchObject({
      content: "second",
      attachments: [{ filename: "a.txt" }],
      referenced_message: { content: "first" },
      mentions: [],
    });
    const { messages: all } = await call("open", { channelId });
    expect(all.map(({ content }) => content)).toEqual(["first", "second"]);
    await call("remove", { channelId, messageId });
    expect((await call("open", { channelId })).messages).toHaveLength(1);
  });

  it("neither shows nor opens what a person may not see", async () => {
    const loopback = await startDiscord();
    const { call, told } = openPage(loopback);
    const { directMessage, moderator } = loopback.scene;
    await call("enter", { userId: moderator.id });
    loopback.as(loopback.scene.you, { channel: directMessage }).send("between us");
    expect(told).toEqual([]);
    await expect(call("open", { channelId: directMessage.id })).rejects.toThrow("cannot see");
    await expect(call("open", { channelId: "99" })).rejects.toThrow("cannot see");
  });

  it("uses a command with a file, and shows the answer to its own person only", async () => {
    const { loopback, call, channelId, uploads, messages } = await withBot((client) => {
      client.on("interactionCreate", (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        const name = interaction.options.getAttachment("image")?.name ?? "";
        void interaction.reply({ content: `seen ${name}`, flags: 64 });
      });
    });
    const upload = uploads.keep({ name: "a.png", bytes: new Uint8Array([1]) });
    const options = { prompt: "a red apple", image: { upload } };
    const stranger = openPage(loopback);
    await stranger.call("enter", { userId: loopback.scene.friend.id });
    await expect(call("slash", { channelId, name: "imagine", options })).resolves.toEqual({
      kind: "message",
    });
    expect(messages().at(-1)?.content).toBe("seen a.png");
    expect(stranger.messages()).toEqual([]);
  });

  it("passes suggestions on", async () => {
    const { call, channelId } = await withBot((client) => {
      client.on("interactionCreate", (interaction) => {
        if (interaction.isAutocomplete()) void interaction.respond([{ name: "Ink", value: "ink" }]);
      });
    });
    const options = { prompt: "a", style: "i" };
    const sends = { channelId, name: "imagine", focused: "style", options };
    expect(await call("autocomplete", sends)).toEqual({
      kind: "choices",
      choices: [{ name: "Ink", value: "ink" }],
    });
  });

  it("presses, selects, uses an app and fills in the form that it opens", async () => {
    const filled: unknown[] = [];
    const { call, channelId, messages } = await withBot((client) => {
      client.on("interactionCreate", (interaction) => {
        if (interaction.isMessageContextMenuCommand()) void interaction.showModal(form);
        if (interaction.isModalSubmit()) {
          filled.push(interaction.fields.getTextInputValue("prompt"));
          void interaction.reply({ components: [...parts] });
        }
        if (interaction.isButton()) void interaction.deferUpdate();
        if (interaction.isStringSelectMenu()) void interaction.update(interaction.values.join());
      });
    });
    await call("send", { channelId, content: "a", uploads: [], replyTo: undefined });
    const messageId = messages()[0]?.id ?? "";
    const opened = await call("contextMenu", { channelId, messageId, name: "Details" });
    expect(opened).toMatchObject({ kind: "modal", modal: { title: "Edit", custom_id: "form" } });
    const interactionId = modalOf(opened);
    await call("submitModal", { interactionId, values: { prompt: "a pear" } });
    expect(filled).toEqual(["a pear"]);
    await expect(call("submitModal", { interactionId, values: {} })).rejects.toThrow("no longer");

    const answer = messages().at(-1) as Message;
    const where = { channelId, messageId: answer.id };
    expect(await call("press", { ...where, customId: "go" })).toEqual({ kind: "acknowledged" });
    const chosen = { ...where, customId: "size", values: ["big"] };
    expect(await call("select", chosen)).toEqual({ kind: "updated" });
    expect(messages().at(-1)?.content).toBe("big");
  });

  it("tells of typing, of the bot's connection and of its commands", async () => {
    const { loopback, told, channelId } = await withBot(() => {});
    loopback.events.emit({ type: "typing", channelId, userId: loopback.scene.bot.id });
    loopback.events.emit({ type: "bot-disconnected" });
    loopback.events.emit({ type: "bot-connected" });
    loopback.events.emit({ type: "commands-changed" });
    loopback.events.emit({ type: "channel-deleted", channelId });
    loopback.events.emit({ type: "message-deleted", channelId, messageId: "1", visibleTo: null });
    expect(told.map(({ event }) => event)).toEqual([
      "typing",
      "bot",
      "bot",
      "commands-changed",
      "channel-deleted",
      "message-deleted",
    ]);
  });
});

const form: APIModalInteractionResponseCallbackData = {
  custom_id: "form",
  title: "Edit",
  components: [
    {
      type: 18,
      label: "Prompt",
      component: { type: 4, custom_id: "prompt", style: 2, value: "a red apple" },
    },
  ],
};

const parts = [
  { type: 1, components: [{ type: 2, style: 1, label: "Go", custom_id: "go" }] },
  {
    type: 1,
    components: [{ type: 3, custom_id: "size", options: [{ label: "Big", value: "big" }] }],
  },
] as const;

function modalOf(outcome: Outcome): string {
  if (outcome.kind !== "modal") throw new Error("No form was opened.");
  return outcome.modal.interactionId;
}
