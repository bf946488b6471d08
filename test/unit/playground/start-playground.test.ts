import { stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { ConfigError } from "../../../src/domain/errors.ts";
import {
  startPlayground,
  type PlaygroundSettings,
} from "../../../src/playground/start-playground.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

async function start(settings: Partial<PlaygroundSettings> = {}) {
  const playground = await startPlayground({ port: 0, examples: ["a pear"], log, ...settings });
  let closed = false;
  const close = async () => {
    if (!closed) await playground.close();
    closed = true;
  };
  onTestFinished(close);
  return { ...playground, close };
}

/** A line to the playground, as the page opens it; `ask` gives the next answer. */
async function openLine(address: string, change: { origin?: string; key?: string } = {}) {
  const url = new URL(address);
  const { origin = url.origin, key = url.searchParams.get("key") ?? "" } = change;
  const socket = new WebSocket(`ws://${url.host}/live?key=${key}`, { origin });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  const ask = (text: string) =>
    new Promise<unknown>((resolve) => {
      socket.once("message", (data) => resolve(JSON.parse((data as Buffer).toString())));
      socket.send(text);
    });
  return { socket, ask };
}

const enter = (userId?: string) => JSON.stringify({ number: 1, call: "enter", sends: { userId } });

describe("startPlayground", () => {
  it("serves the page, and a Discord for the bot", async () => {
    const { url, discord } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{32}$/);
    expect((await fetch(url)).status).toBe(200);
    const headers = { authorization: `Bot ${discord.token}` };
    const me = await fetch(`${discord.apiUrl}/v10/users/@me`, { headers });
    expect(await me.json()).toMatchObject({ id: discord.applicationId });
  });

  it("tells the page about its world and the examples", async () => {
    const { url } = await start();
    const { ask } = await openLine(url);
    expect(await ask(enter())).toMatchObject({
      number: 1,
      gets: { me: { global_name: "You" }, examples: ["a pear"], botOnline: false },
    });
  });

  it("answers what makes no sense with words, or not at all", async () => {
    const { url } = await start();
    const { ask, socket } = await openLine(url);
    expect(await ask('{"number":7,"call":"reset"}')).toEqual({
      number: 7,
      error: "The page sent something that makes no sense.",
    });
    socket.send("{");
    const call = { number: 8, call: "open", sends: { channelId: "1" } };
    expect(await ask(JSON.stringify(call))).toEqual({
      number: 8,
      error: "You cannot see that channel.",
    });
  });

  it("refuses lines from other pages", async () => {
    const { url } = await start();
    await expect(openLine(url, { origin: "https://evil.example" })).rejects.toThrow("403");
  });

  it("refuses lines without the key that it printed", async () => {
    const { url } = await start();
    await expect(openLine(url, { key: "" })).rejects.toThrow("403");
    await expect(openLine(url, { key: "x".repeat(32) })).rejects.toThrow("403");
  });

  it("says how to choose another port when this one is in use", async () => {
    const { url } = await start();
    const second = start({ port: Number(new URL(url).port) });
    await expect(second).rejects.toThrow(ConfigError);
    await expect(second).rejects.toThrow("EASEL_PORT");
  });

  it("keeps its people over a restart when it is given a folder", async () => {
    const stateFolder = await temporaryFolder();
    const first = await start({ stateFolder });
    await first.close();
    const second = await start({ stateFolder });
    expect(second.discord.applicationId).toBe(first.discord.applicationId);
    expect(new URL(second.url).search).toBe(new URL(first.url).search);
    expect((await stat(path.join(stateFolder, "session-key"))).mode & 0o077).toBe(0);
  });

  it("gives the bot's gateway to nobody with an Origin, without its token, or with huge frames", async () => {
    const { discord } = await start();
    expect((await start()).discord.token).not.toBe(discord.token);
    const gateway = discord.apiUrl.replace("http", "ws").replace("/api", "/gateway");
    const page = new WebSocket(gateway, { origin: "https://evil.example" });
    await new Promise((resolve) => page.on("error", resolve));
    const closing = (text: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(gateway);
        socket.on("open", () => socket.send(text));
        socket.on("error", () => {});
        socket.on("close", resolve);
      });
    const identify = { op: 2, d: { token: "guessed", intents: 1, properties: {} } };
    expect(await closing(JSON.stringify(identify))).toBe(4004);
    expect(await closing("x".repeat(17 * 1024))).toBe(1009);
  });
});
