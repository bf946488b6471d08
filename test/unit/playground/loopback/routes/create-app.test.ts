import { request } from "node:http";
import { describe, expect, it } from "vitest";
import type { LoopbackDiscord } from "../../../../../src/playground/loopback/index.ts";
import { greyPng } from "../../../../support/loopback/pictures.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

async function call(
  discord: LoopbackDiscord,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, json: text === "" ? {} : JSON.parse(text) };
}

/** The status of a request with another Host header, as after DNS rebinding. */
async function statusForHost(port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request({ port, host: "127.0.0.1", path: "/api/v10/gateway", headers: { host } });
  sent.on("response", (response) => resolve(response.resume().statusCode ?? 0));
  sent.on("error", reject);
  sent.end();
  return await promise;
}

describe("the loopback's HTTP server", () => {
  it("serves requests for 127.0.0.1 and localhost only", async () => {
    const { port } = await startDiscord();
    expect(await statusForHost(port, `attacker.example:${port}`)).toBe(403);
    expect(await statusForHost(port, "127.0.0.1:1")).toBe(403);
    expect(await statusForHost(port, `localhost:${port}`)).toBe(401);
  });

  it("answers unknown routes and wrong tokens as Discord does", async () => {
    const discord = await startDiscord();
    expect(await call(discord, "GET", "/nonsense")).toEqual({
      status: 404,
      json: { message: "404: Not Found", code: 0 },
    });
    const stranger = await fetch(`${discord.apiUrl}/v10/gateway/bot`);
    expect([stranger.status, await stranger.json()]).toEqual([
      401,
      { message: "401: Unauthorized", code: 0 },
    ]);
  });

  it("names the place of each problem in a body", async () => {
    const discord = await startDiscord({ allowInvalid: true });
    const path = `/channels/${discord.scene.pictures.id}/messages`;
    const body = JSON.stringify({
      components: [
        { type: 1, components: [{ type: 2, style: 1, custom_id: "x".repeat(101), label: "a" }] },
      ],
    });
    const { status, json } = await call(discord, "POST", path, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      code: 50_035,
      message: "Invalid Form Body",
      errors: { components: { 0: { components: { 0: expect.anything() } } } },
    });
  });

  it("refuses broken JSON, empty messages and unknown attachments", async () => {
    const discord = await startDiscord({ allowInvalid: true });
    const path = `/channels/${discord.scene.pictures.id}/messages`;
    expect((await call(discord, "POST", path, "{")).json).toMatchObject({ code: 50_109 });
    expect((await call(discord, "POST", path, "{}")).json).toMatchObject({ code: 50_006 });
    const attachments = JSON.stringify({ content: "x", attachments: [{ id: "7" }] });
    expect((await call(discord, "POST", path, attachments)).json).toMatchObject({
      errors: { attachments: { 0: { _errors: [{ code: "ATTACHMENT_NOT_FOUND" }] } } },
    });
  });

  it("describes the application and its servers, but not those without the bot", async () => {
    const discord = await startDiscord();
    const { applicationId, scene } = discord;
    for (const path of ["/applications/@me", "/oauth2/applications/@me", "/users/@me"])
      expect((await call(discord, "GET", path)).json).toMatchObject({ id: applicationId });
    expect((await call(discord, "GET", `/guilds/${scene.studio.id}`)).json).toMatchObject({
      name: "Studio",
    });
    const member = await call(
      discord,
      "GET",
      `/guilds/${scene.studio.id}/members/${scene.moderator.id}`,
    );
    expect(member.json).toMatchObject({ user: { username: "mo" } });
    expect((await call(discord, "GET", `/guilds/${scene.elsewhere.id}`)).json).toMatchObject({
      code: 50_001,
    });
    expect((await call(discord, "GET", "/guilds/1")).json).toMatchObject({ code: 10_004 });
    expect((await call(discord, "GET", "/users/1")).json).toMatchObject({ code: 10_013 });
    const body = JSON.stringify({ recipient_id: applicationId });
    expect((await call(discord, "POST", "/users/@me/channels", body)).json).toMatchObject({
      code: 50_033,
    });
  });

  it("registers, changes and removes commands, each place for itself", async () => {
    const discord = await startDiscord({ allowInvalid: true });
    const base = `/applications/${discord.applicationId}`;
    const local = `${base}/guilds/${discord.scene.studio.id}/commands`;
    const draw = { name: "draw", description: "Draws" };
    const made = await call(discord, "POST", `${base}/commands`, JSON.stringify(draw));
    const one = `${base}/commands/${String(made.json["id"])}`;
    expect(made).toMatchObject({ status: 201, json: { name: "draw", type: 1 } });
    await call(discord, "PATCH", one, JSON.stringify({ description: "Paints" }));
    expect((await call(discord, "GET", one)).json).toMatchObject({ description: "Paints" });
    await call(discord, "PUT", local, JSON.stringify([{ ...draw, description: "Here" }]));
    const offered = discord.commands(discord.scene.pictures).map((command) => command.description);
    expect(offered).toEqual(["Here"]);
    expect((await call(discord, "DELETE", one)).status).toBe(204);
    expect((await call(discord, "GET", one)).json).toMatchObject({ code: 10_063 });
    const twice = await call(discord, "PUT", local, JSON.stringify([draw, draw]));
    expect(twice.json).toMatchObject({ code: 50_035 });
    expect((await call(discord, "GET", "/applications/1/commands")).json).toMatchObject({
      code: 10_002,
    });
  });

  it("serves files at signed addresses that expire after a day", async () => {
    let now = Date.now();
    const discord = await startDiscord({ clock: () => now });
    const { you, pictures } = discord.scene;
    const message = discord
      .as(you, { channel: pictures })
      .send("", { attachments: [{ name: "a.png", bytes: greyPng() }] });
    const url = message.attachments[0]?.url ?? "";
    const response = await fetch(url);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(greyPng());
    expect((await fetch(url.replace("hm=", "hm=0"))).status).toBe(404);
    expect((await fetch(url.split("?")[0] ?? "")).status).toBe(404);
    now += 25 * 60 * 60_000;
    expect((await fetch(url)).status).toBe(404);
    const fresh = discord.messages(pictures, you)[0]?.attachments[0]?.url ?? "";
    expect((await fetch(fresh)).status).toBe(200);
  });
});
