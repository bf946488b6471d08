import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import type { ClientOptions } from "discord.js";
import { onTestFinished } from "vitest";
import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";

/** Where a client finds the loopback Discord. */
export function clientOptions(discord: LoopbackDiscord): ClientOptions {
  return {
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, cdn: discord.cdnUrl, mediaProxy: discord.cdnUrl },
  };
}

/** An unmodified discord.js client, logged in and ready; destroyed when the test ends. */
export async function connectClient(
  discord: LoopbackDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ ...clientOptions(discord), ...options });
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return await ready;
}
