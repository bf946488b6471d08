import { randomBytes } from "node:crypto";
import type { WorldState } from "./state.ts";

/** An empty world with nobody in it but the bot. The application and its bot share one id, as usual. */
export function newState(nextId: () => string): WorldState {
  const botId = nextId();
  const bot = {
    id: botId,
    username: "Easel",
    displayName: "Easel",
    bot: true,
    acceptsDirectMessages: false,
  };
  return {
    applicationId: botId,
    botId,
    signingKey: randomBytes(32).toString("hex"),
    users: new Map([[botId, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    attachments: new Map(),
    commands: new Map(),
    interactions: new Map(),
    pings: [],
  };
}
