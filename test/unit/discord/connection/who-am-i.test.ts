import { describe, expect, it } from "vitest";
import { askDiscordWhoIAm } from "../../../../src/discord/connection/who-am-i.ts";
import { startDiscord } from "../../../support/loopback/start-discord.ts";

/** Settings that lead to a Discord with this token. */
const settings = (apiUrl: string, token: string | undefined) => ({
  token: token === undefined ? undefined : { reveal: () => token },
  apiUrl: new URL(apiUrl),
  cdnUrl: undefined,
  guildId: undefined,
});

describe("asking whose token it is", () => {
  it("gives the bot's name and the address that adds it to a server", async () => {
    const { apiUrl, token, applicationId, scene } = await startDiscord();
    const { name, installUrl } = await askDiscordWhoIAm(settings(apiUrl, token));
    expect(name).toBe(scene.bot.username);
    expect(new URL(installUrl).searchParams.get("client_id")).toBe(applicationId);
    expect(installUrl).toContain("applications.commands");
  });

  it.each([
    ["no token", undefined, "DISCORD_TOKEN is not set"],
    ["a wrong token", "not.the.token", "Reset Token"],
  ])("with %s says what to do", async (_, token, words) => {
    const { apiUrl } = await startDiscord();
    await expect(askDiscordWhoIAm(settings(apiUrl, token))).rejects.toThrow(words);
  });

  it("says when Discord cannot be reached", async () => {
    const asked = askDiscordWhoIAm(settings("http://127.0.0.1:9/api", "a.b.c"));
    await expect(asked).rejects.toThrow("Discord cannot be reached");
  });
});
