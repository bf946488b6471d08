import { Events, MessageFlags } from "discord.js";
import type { Interaction } from "discord.js";
import { describe, expect, it } from "vitest";
import type { DiscordUser, LoopbackDiscord } from "../../../../../src/playground/loopback/index.ts";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

const COMMANDS = [
  {
    name: "settings",
    description: "Settings",
    options: [
      {
        type: 1,
        name: "show",
        description: "Shows them",
        options: [{ type: 5, name: "all", description: "All of them" }],
      },
    ],
  },
  { name: "menu", description: "Shows a menu" },
];

const strength = {
  type: 1 as const,
  components: [
    {
      type: 3 as const,
      custom_id: "strength",
      placeholder: "Strength",
      options: [
        { label: "Subtle", value: "0.3" },
        { label: "Strong", value: "0.8" },
      ],
    },
  ],
};
const buttons = {
  type: 1 as const,
  components: [
    { type: 2 as const, style: 2 as const, custom_id: "off", label: "Off", disabled: true },
    { type: 2 as const, style: 5 as const, url: "https://example.org", label: "Site" },
  ],
};

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isStringSelectMenu())
    await interaction.update({ content: `chose ${interaction.values.join()}`, components: [] });
  else if (interaction.isChatInputCommand() && interaction.commandName === "menu")
    await interaction.reply({ content: "menu", components: [strength, buttons] });
  else if (interaction.isChatInputCommand()) {
    const shown = interaction.options.getBoolean("all");
    const response = await interaction.reply({
      content: `${interaction.options.getSubcommand()} ${shown}`,
      flags: MessageFlags.Ephemeral,
      withResponse: true,
    });
    expect(response.resource?.message?.content).toBe(`show ${shown}`);
  }
}

async function setUp(): Promise<{ discord: LoopbackDiscord; me: DiscordUser }> {
  const discord = await startDiscord();
  const client = await connectClient(discord);
  await client.application.commands.set(COMMANDS);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  return { discord, me: discord.as(discord.scene.you, { channel: discord.scene.pictures }) };
}

describe("a person in a channel", () => {
  it("uses subcommands by their words", async () => {
    const { me } = await setUp();
    expect(await me.slash("settings show", { all: true })).toMatchObject({
      kind: "message",
      message: { content: "show true" },
    });
    expect(await me.slash("settings")).toMatchObject({ text: "/settings needs a subcommand." });
    expect(await me.slash("settings hide")).toMatchObject({ kind: "refused" });
    expect(await me.slash("nothing")).toMatchObject({ text: "There is no command /nothing here." });
    expect(await me.slash("settings show", { all: "yes" })).toMatchObject({ kind: "refused" });
    expect(await me.autocomplete("settings show", "all")).toMatchObject({ kind: "refused" });
  });

  it("chooses in a select, which may change the message itself", async () => {
    const { me } = await setUp();
    const menu = await me.slash("menu");
    if (menu.kind !== "message") throw new Error(menu.kind);
    expect(await me.select(menu.message, "Strength", ["Medium"])).toMatchObject({
      kind: "refused",
    });
    expect(await me.select(menu.message, "Weakness", ["x"])).toMatchObject({ kind: "refused" });
    expect(await me.select(menu.message, "Strength", ["Strong"])).toMatchObject({
      kind: "updated",
      message: { id: menu.message.id, content: "chose 0.8", components: [] },
    });
  });

  it("cannot press what is disabled, a link, or gone", async () => {
    const { discord, me } = await setUp();
    const menu = await me.slash("menu");
    if (menu.kind !== "message") throw new Error(menu.kind);
    expect(await me.press(menu.message, "Off")).toMatchObject({
      text: expect.stringContaining("disabled"),
    });
    expect(await me.press(menu.message.id, "Site")).toMatchObject({
      text: expect.stringContaining("link"),
    });
    expect(await me.contextMenu("Nothing", menu.message)).toMatchObject({ kind: "refused" });
    discord.as(discord.scene.moderator, { channel: discord.scene.pictures }).delete(menu.message);
    expect(await me.press(menu.message, "Off")).toMatchObject({
      text: expect.stringContaining("no longer there"),
    });
  });

  it("sends no empty message and none of over 2,000 characters", async () => {
    const { me } = await setUp();
    expect(() => me.send("  ")).toThrow(/Nothing/);
    expect(() => me.send("x".repeat(2001))).toThrow(/2,000/);
  });

  it("gets its server's own command instead of a global one of the same name", async () => {
    const { discord } = await setUp();
    const { studio, pictures, general, lounge, directMessage } = discord.scene;
    discord.world.commands.define(studio.id, { name: "menu", description: "Ours" });
    discord.world.commands.define(null, {
      name: "anywhere",
      description: "x",
      integration_types: [1],
    });
    discord.world.commands.define(null, { name: "here", description: "x", contexts: [0] });
    const names = (place: typeof pictures) => discord.commands(place).map(({ name }) => name);
    expect(names(general)).toEqual(["anywhere", "here", "menu", "settings"]);
    expect(discord.commands(pictures)[2]?.description).toBe("Ours");
    expect(names(lounge)).toEqual(["anywhere"]);
    expect(names(directMessage)).toEqual(["anywhere", "menu", "settings"]);
  });
});
