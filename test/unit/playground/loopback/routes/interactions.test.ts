import {
  ButtonStyle,
  ComponentType,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  FileUploadBuilder,
} from "discord.js";
import type { Client, Interaction } from "discord.js";
import { describe, expect, it } from "vitest";
import type { LoopbackDiscord, WireMessage } from "../../../../../src/playground/loopback/index.ts";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { greyPng } from "../../../../support/loopback/pictures.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

const COMMANDS = [
  {
    name: "imagine",
    description: "Makes a picture",
    contexts: [0, 1, 2],
    integrationTypes: [0, 1],
    options: [
      { type: 3, name: "prompt", description: "What to draw", required: true },
      { type: 3, name: "style", description: "How it looks", autocomplete: true },
      { type: 4, name: "count", description: "How many", minValue: 1, maxValue: 4 },
      { type: 11, name: "image", description: "Where to start" },
    ],
  },
  { name: "Image details", type: 3, contexts: [0, 1, 2], integrationTypes: [0, 1] },
];

/** A client that has registered the commands and answers every interaction by `answer`. */
async function bot(
  discord: LoopbackDiscord,
  answer: (interaction: Interaction) => Promise<unknown>,
): Promise<Client<true>> {
  const client = await connectClient(discord);
  await client.application.commands.set(COMMANDS);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  return client;
}

const gallery = (name: string) => ({
  type: ComponentType.MediaGallery as const,
  items: [{ media: { url: `attachment://${name}` }, description: "a red apple" }],
});
const reroll = {
  type: ComponentType.ActionRow as const,
  components: [
    {
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      label: "Reroll",
      emoji: { name: "🎲" },
      custom_id: "reroll",
    },
  ],
};

async function sendPicture(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  await interaction.deferReply();
  await interaction.editReply({
    flags: MessageFlags.IsComponentsV2,
    components: [gallery("apple.png"), reroll],
    files: [{ attachment: greyPng(3, 2), name: "apple.png", description: "a red apple" }],
  });
}

async function finished(discord: LoopbackDiscord, id: string): Promise<WireMessage> {
  const { pictures, you } = discord.scene;
  return await discord.events.waitUntil(() =>
    discord
      .messages(pictures, you)
      .find((message) => message.id === id && (message.flags & 128) === 0),
  );
}

describe("slash commands", () => {
  it("go from thinking to a Components V2 message with a picture and its alt text", async () => {
    const discord = await startDiscord();
    await bot(discord, sendPicture);
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    const outcome = await me.slash("imagine", { prompt: "a red apple" });
    if (outcome.kind !== "thinking") throw new Error(outcome.kind);
    const message = await finished(discord, outcome.message.id);
    expect(message.attachments).toMatchObject([
      { filename: "apple.png", width: 3, height: 2, description: "a red apple" },
    ]);
    const item = message.components[0]?.items?.[0]?.media;
    expect(item).toMatchObject({ attachment_id: message.attachments[0]?.id, width: 3 });
    const file = await fetch(item?.url ?? "");
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await file.arrayBuffer())).toEqual(greyPng(3, 2));
  });

  it("carry options and attachments to the bot", async () => {
    const discord = await startDiscord();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await bot(discord, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const image = interaction.options.getAttachment("image", true);
      resolve({
        prompt: interaction.options.getString("prompt"),
        count: interaction.options.getInteger("count"),
        image: [image.name, image.width, image.contentType],
        limit: interaction.attachmentSizeLimit,
        context: interaction.context,
      });
      await interaction.reply({ content: "ok", flags: MessageFlags.Ephemeral });
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    await me.slash("imagine", {
      prompt: "x",
      count: 2,
      image: { name: "my photo.png", bytes: greyPng(5) },
    });
    expect(await promise).toEqual({
      prompt: "x",
      count: 2,
      image: ["my_photo.png", 5, "image/png"],
      limit: 10 * 1024 * 1024,
      context: 0,
    });
  });

  it.each([
    [{}, /"prompt" is required/],
    [{ prompt: "x", colour: "red" }, /no option "colour"/],
    [{ prompt: "x", count: 5 }, /at most 4/],
    [{ prompt: "x", count: 1.5 }, /whole number/],
    [{ prompt: 7 }, /takes text/],
    [{ prompt: "x", image: "photo.png" }, /takes a file/],
  ])("with options %j are refused by the person's own client", async (options, words) => {
    const discord = await startDiscord();
    await bot(discord, async () => undefined);
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    const outcome = await me.slash("imagine", options);
    expect(outcome).toMatchObject({ kind: "refused", text: expect.stringMatching(words) });
  });

  it("show an ephemeral answer to nobody else", async () => {
    const discord = await startDiscord();
    const { pictures, you, friend } = discord.scene;
    await bot(discord, async (interaction) => {
      if (interaction.isRepliable())
        await interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral });
    });
    const outcome = await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "x" });
    expect(outcome).toMatchObject({ kind: "message", message: { content: "psst", flags: 64 } });
    expect(discord.messages(pictures, you)).toHaveLength(1);
    expect(discord.messages(pictures, friend)).toHaveLength(0);
  });

  it("fail before the person's eyes when nobody answers in time", async () => {
    const discord = await startDiscord({ answerWithinMs: 50 });
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await bot(discord, async (interaction) => {
      if (!interaction.isRepliable()) return;
      await discord.events.waitFor(({ type }) => type === "interaction-failed");
      await interaction.reply("late").catch(resolve);
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    expect(await me.slash("imagine", { prompt: "x" })).toEqual({
      kind: "failed",
      text: "The application did not respond",
    });
    expect(await promise).toMatchObject({ code: 10_062, status: 404 });
  });

  it("take one answer only", async () => {
    const discord = await startDiscord();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await bot(discord, async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply("first");
      interaction.replied = false;
      await interaction.reply("second").catch(resolve);
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    await me.slash("imagine", { prompt: "x" });
    expect(await promise).toMatchObject({ code: 40_060 });
  });
});

describe("buttons, modals and menus", () => {
  it("a pressed button makes a new message that replies to the pressed one", async () => {
    const discord = await startDiscord();
    await bot(discord, async (interaction) => {
      if (interaction.isButton()) await interaction.reply(`from ${interaction.message.id}`);
      else await sendPicture(interaction);
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    const first = await me.slash("imagine", { prompt: "x" });
    if (first.kind !== "thinking") throw new Error(first.kind);
    await finished(discord, first.message.id);
    const outcome = await me.press(first.message, "🎲 Reroll");
    expect(outcome).toMatchObject({
      kind: "message",
      message: {
        content: `from ${first.message.id}`,
        message_reference: { message_id: first.message.id },
      },
    });
    expect(me.messages()).toHaveLength(2);
    expect(await me.press(first.message, "Cancel")).toMatchObject({
      kind: "refused",
      text: expect.stringContaining("🎲 Reroll"),
    });
  });

  it("a modal comes filled, and gives back texts and files", async () => {
    const discord = await startDiscord();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await bot(discord, async (interaction) => {
      if (interaction.isModalSubmit()) {
        const file = interaction.fields.getUploadedFiles("picture")?.first();
        resolve([interaction.fields.getTextInputValue("prompt"), file?.name, file?.width]);
        await interaction.deferUpdate().catch(resolve);
      } else if (interaction.isButton()) await interaction.showModal(modal());
      else await sendPicture(interaction);
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    const first = await me.slash("imagine", { prompt: "x" });
    if (first.kind !== "thinking") throw new Error(first.kind);
    const pressed = await me.press(await finished(discord, first.message.id), "reroll");
    if (pressed.kind !== "modal") throw new Error(pressed.kind);
    expect(pressed.modal).toMatchObject({ title: "Edit", customId: "edit" });
    expect(await me.submitModal(pressed.modal, { prompt: "" })).toMatchObject({ kind: "refused" });
    const outcome = await me.submitModal(pressed.modal, {
      Picture: [{ name: "cat.png", bytes: greyPng(4) }],
    });
    expect(await promise).toEqual(["the old prompt", "cat.png", 4]);
    expect(outcome).toEqual({ kind: "acknowledged" });
  });

  it("suggestions come while typing", async () => {
    const discord = await startDiscord();
    await bot(discord, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed}nting`, value: "painting" }]);
    });
    const me = discord.as(discord.scene.you, { channel: discord.scene.pictures });
    expect(await me.autocomplete("imagine", "style", { prompt: "x", style: "pai" })).toEqual({
      kind: "choices",
      choices: [{ name: "painting", value: "painting" }],
    });
  });

  it("a message command carries the whole message of somebody else", async () => {
    const discord = await startDiscord();
    const { pictures, you, friend } = discord.scene;
    await bot(discord, async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      const { content, attachments } = interaction.targetMessage;
      await interaction.reply(`${content} ${attachments.first()?.name}`);
    });
    const message = discord
      .as(friend, { channel: pictures })
      .send("my cat", { attachments: [{ name: "cat.png", bytes: greyPng() }] });
    const outcome = await discord
      .as(you, { channel: pictures })
      .contextMenu("Image details", message);
    expect(outcome).toMatchObject({ kind: "message", message: { content: "my cat cat.png" } });
  });
});

function modal(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId("edit")
    .setTitle("Edit")
    .addLabelComponents(
      new LabelBuilder()
        .setLabel("Prompt")
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId("prompt")
            .setStyle(TextInputStyle.Paragraph)
            .setValue("the old prompt"),
        ),
      new LabelBuilder()
        .setLabel("Picture")
        .setFileUploadComponent(new FileUploadBuilder().setCustomId("picture").setRequired(false)),
    );
}
