import { expect, onTestFinished } from "vitest";
import { startLoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import type { LoopbackDiscord, LoopbackOptions } from "../../../src/playground/loopback/index.ts";
import { validateBySchema } from "./schema.ts";

/** Starts a loopback Discord that checks every body of the bot against Discord's own schema. */
export async function openDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  return await startLoopbackDiscord({ validate: validateBySchema, ...options });
}

/**
 * The same for one test: closed when the test ends, which fails if the bot sent a body that Discord
 * refuses (50035). `allowInvalid` is for tests about just that.
 */
export async function startDiscord(
  options: LoopbackOptions & { readonly allowInvalid?: boolean } = {},
): Promise<LoopbackDiscord> {
  const { allowInvalid = false, ...rest } = options;
  const discord = await openDiscord(rest);
  onTestFinished(async () => {
    await discord.close();
    if (!allowInvalid) expect(invalidBodies(discord)).toEqual([]);
  });
  return discord;
}

/** The requests whose bodies were refused with 50035, each with what was wrong. */
export function invalidBodies(discord: LoopbackDiscord): readonly object[] {
  return discord.requests.all
    .filter(({ error }) => isInvalidForm(error))
    .map(({ method, path, body, error }) => ({ method, path, body, error }));
}

function isInvalidForm(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === 50_035;
}
