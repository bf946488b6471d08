import { Events, Locale } from "discord.js";
import type { Interaction } from "discord.js";
import { describe, expect, it } from "vitest";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

describe("languages", () => {
  it("of the person and the server reach the bot", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const { you, studio, pictures, directMessage } = discord.scene;
    const seen: (readonly [string, string | null])[] = [];
    client.on(Events.InteractionCreate, (interaction: Interaction) => {
      seen.push([interaction.locale, interaction.guildLocale]);
      if (interaction.isChatInputCommand()) void interaction.reply("yes");
    });
    await client.application?.commands.set([
      { name: "hello", description: "Hello", descriptionLocalizations: { de: "Hallo" } },
    ]);
    await discord.as(you, { channel: pictures }).slash("hello");
    discord.world.users.speak(you.id, "de");
    discord.world.guilds.speak(studio, "fr");
    await discord.as(you, { channel: pictures }).slash("hello");
    expect(seen).toEqual([
      ["en-US", "en-US"],
      ["de", "fr"],
    ]);
    await expect
      .poll(() => client.guilds.cache.get(studio.id)?.preferredLocale)
      .toBe(Locale.French);
    await discord.as(you, { channel: directMessage }).slash("hello");
    expect(seen.at(-1)).toEqual(["de", null]);
  });

  it("give commands the names and descriptions that the bot has for them", async () => {
    const discord = await startDiscord();
    const client = await connectClient(discord);
    const { you, pictures } = discord.scene;
    await client.application?.commands.set([
      { name: "Look", nameLocalizations: { de: "Ansehen" }, type: 3 },
    ]);
    expect(discord.commands(pictures, "de")).toMatchObject([
      { name: "Look", name_localized: "Ansehen" },
    ]);
    expect(discord.commands(pictures)[0]).not.toHaveProperty("name_localized");
    client.on(Events.InteractionCreate, (interaction: Interaction) => {
      if (interaction.isMessageContextMenuCommand())
        void interaction.reply(interaction.commandName);
    });
    discord.world.users.speak(you.id, "de");
    const author = discord.as(you, { channel: pictures });
    const outcome = await author.contextMenu("Ansehen", author.send("hello"));
    expect(outcome).toMatchObject({ kind: "message", message: { content: "Look" } });
  });
});
