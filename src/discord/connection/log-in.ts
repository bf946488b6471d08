import { setTimeout as delay } from "node:timers/promises";
import { DiscordAPIError, Events, GatewayCloseCodes, Routes } from "discord.js";
import type { Client } from "discord.js";
import { ConfigError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Message, say } from "../../words/index.ts";
import { describeError } from "./describe-error.ts";
import type { DiscordRequests } from "./discord-requests.ts";

const LONGEST_WAIT_MS = 60_000;

const BAD_TOKEN = say("discord.bad-token");

/** The ends of a connection that only the operator can mend, in words. */
const endings: ReadonlyMap<number, Message> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, BAD_TOKEN],
  [GatewayCloseCodes.DisallowedIntents, say("discord.disallowed-intent")],
  [GatewayCloseCodes.ShardingRequired, say("discord.too-many-servers")],
]);

/** What it means that Discord closed the connection for good, by the close code. */
export function closingError(code: number): ConfigError {
  return new ConfigError(endings.get(code) ?? say("discord.closed-for-good", { number: code }));
}

/**
 * Logs the client in and resolves when it is ready. Waits, with a line in the log, while Discord
 * cannot be reached. Rejects with ConfigError when the token or the intents are not accepted, and
 * with the signal's reason when it aborts.
 */
export async function logIn(
  client: Client,
  token: string,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  await reachDiscord(client.rest, log, signal);
  const ready = Promise.withResolvers<undefined>();
  const onClose = ({ code }: { code: number }): void => ready.reject(closingError(code));
  const onAbort = (): void => ready.reject(signal.reason);
  client.once(Events.ClientReady, () => ready.resolve(undefined));
  client.on(Events.ShardDisconnect, onClose);
  signal.addEventListener("abort", onAbort);
  // The connection's own end says why; what login itself rejects with then only says that it ended.
  const login = client.login(token).catch((error: unknown) => {
    ready.reject(isRefused(error) ? new ConfigError(BAD_TOKEN) : error);
  });
  try {
    await ready.promise;
    await login;
  } finally {
    client.off(Events.ShardDisconnect, onClose);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Resolves when Discord answers; its own retries are over quickly, an outage is not. */
async function reachDiscord(
  requests: DiscordRequests,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      await requests.get(Routes.gatewayBot(), { signal });
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DiscordAPIError && error.status === 401)
        throw new ConfigError(BAD_TOKEN, { cause: error });
      log.warn(
        { ...describeError(error), seconds: wait / 1000 },
        "Discord cannot be reached; trying again",
      );
      await delay(wait, undefined, { signal });
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "TokenInvalid";
}
