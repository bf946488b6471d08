import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

async function connect(): Promise<{ socket: WebSocket; token: string; hello: unknown }> {
  const discord = await startDiscord();
  const socket = new WebSocket(`${discord.gatewayUrl}/?v=10&encoding=json`);
  onTestFinished(() => socket.terminate());
  const [hello] = await once(socket, "message");
  return { socket, token: discord.token, hello: JSON.parse(String(hello)) };
}

async function closeCode(socket: WebSocket, ...frames: readonly unknown[]): Promise<unknown> {
  for (const frame of frames)
    socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  const [code] = await once(socket, "close");
  return code;
}

describe("a gateway connection", () => {
  it("begins with a hello", async () => {
    const { hello } = await connect();
    expect(hello).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
  });

  it.each([
    ["nonsense", "no json", 4002],
    ["a frame without an op", {}, 4002],
    ["an unknown op", { op: 77 }, 4001],
    ["a request before identifying", { op: 3, d: {} }, 4003],
    ["a wrong token", { op: 2, d: { token: "wrong", intents: 1 } }, 4004],
  ])("is closed on %s", async (_, frame, code) => {
    const { socket } = await connect();
    expect(await closeCode(socket, frame)).toBe(code);
  });

  it("is closed on identifying twice", async () => {
    const { socket, token } = await connect();
    const identify = { op: 2, d: { token, intents: 1 } };
    expect(await closeCode(socket, identify, identify)).toBe(4005);
  });

  it("cannot resume a session that is not known", async () => {
    const { socket, token } = await connect();
    socket.send(JSON.stringify({ op: 6, d: { token, session_id: "x", seq: 1 } }));
    const [answer] = await once(socket, "message");
    expect(JSON.parse(String(answer))).toEqual({ op: 9, d: false });
  });

  it("acknowledges heartbeats", async () => {
    const { socket } = await connect();
    socket.send(JSON.stringify({ op: 1, d: null }));
    const [answer] = await once(socket, "message");
    expect(JSON.parse(String(answer))).toEqual({ op: 11 });
  });

  it("is not there for other paths and names", async () => {
    const discord = await startDiscord();
    const attempts = [
      new WebSocket(`ws://127.0.0.1:${discord.port}/elsewhere`),
      new WebSocket(discord.gatewayUrl, { headers: { host: "attacker.example" } }),
    ];
    for (const socket of attempts) {
      const [error] = await once(socket, "error");
      expect(String(error)).toMatch(/hang up|reset/);
    }
  });
});
