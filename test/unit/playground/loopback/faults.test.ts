import type { Client } from "discord.js";
import { describe, expect, it } from "vitest";
import { FaultPlan } from "../../../../src/playground/loopback/index.ts";
import type { LoopbackDiscord } from "../../../../src/playground/loopback/index.ts";
import { connectClient } from "../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../support/loopback/start-discord.ts";

async function setUp(): Promise<{ discord: LoopbackDiscord; client: Client<true> }> {
  const discord = await startDiscord();
  return { discord, client: await connectClient(discord, { rest: { ...rest(discord) } }) };
}

const rest = ({ apiUrl }: LoopbackDiscord) => ({ api: apiUrl, retries: 0 });

function contents(discord: LoopbackDiscord): readonly string[] {
  return discord
    .messages(discord.scene.pictures, discord.scene.you)
    .map((message) => message.content);
}

async function send(client: Client<true>, discord: LoopbackDiscord): Promise<unknown> {
  const route = `/channels/${discord.scene.pictures.id}/messages` as const;
  return await client.rest.post(route, { body: { content: "hello" } });
}

describe("faults", () => {
  it("answer with a server error so many times, and then no more", async () => {
    const { discord, client } = await setUp();
    discord.faults.add({
      kind: "status",
      status: 502,
      path: /messages$/,
      method: "POST",
      times: 2,
    });
    await expect(send(client, discord)).rejects.toMatchObject({ status: 502 });
    await expect(send(client, discord)).rejects.toMatchObject({ status: 502 });
    await send(client, discord);
    expect(contents(discord)).toEqual(["hello"]);
    expect(discord.requests.to("POST", "/messages").map(({ status }) => status)).toEqual([
      502, 502, 200,
    ]);
  });

  it("can lose the answer to a request that took effect", async () => {
    const { discord, client } = await setUp();
    discord.faults.add({ kind: "status", status: 500, path: "/messages", after: true });
    await expect(send(client, discord)).rejects.toMatchObject({ status: 500 });
    expect(contents(discord)).toEqual(["hello"]);
  });

  it("can drop the connection before or after a request took effect", async () => {
    const { discord, client } = await setUp();
    discord.faults.add({ kind: "drop", path: "/messages" });
    await expect(send(client, discord)).rejects.toThrow();
    expect(contents(discord)).toEqual([]);
    discord.faults.add({ kind: "drop", path: "/messages", after: true });
    await expect(send(client, discord)).rejects.toThrow();
    expect(contents(discord)).toEqual(["hello"]);
  });

  it("limit the rate in words and headers that clients obey", async () => {
    const { discord, client } = await setUp();
    const limited = new Promise((resolve) => client.rest.once("rateLimited", resolve));
    discord.faults.add({ kind: "rate-limit", retryAfter: 0.05, path: "/messages" });
    await send(client, discord);
    expect(await limited).toMatchObject({ global: false, method: "POST" });
    expect(contents(discord)).toEqual(["hello"]);
  });

  it("limit the whole bot too", async () => {
    const { discord, client } = await setUp();
    const limited = new Promise((resolve) => client.rest.once("rateLimited", resolve));
    discord.faults.add({ kind: "rate-limit", retryAfter: 0.05, global: true });
    await send(client, discord);
    expect(await limited).toMatchObject({ global: true });
  });

  it("can make an answer slow", async () => {
    const { discord, client } = await setUp();
    discord.faults.add({ kind: "slow", milliseconds: 30, path: "/users" });
    const order: string[] = [];
    await Promise.all([
      client.rest.get(`/users/${discord.scene.you.id}`).then(() => order.push("slow")),
      client.rest.get(`/channels/${discord.scene.pictures.id}`).then(() => order.push("quick")),
    ]);
    expect(order).toEqual(["quick", "slow"]);
  });

  it("match by method and path, and can be forgotten", () => {
    const plan = new FaultPlan();
    plan.add({ kind: "status", status: 500, method: "PATCH", path: "/webhooks" });
    expect(plan.take("POST", "/webhooks/1/x")).toBeUndefined();
    expect(plan.take("PATCH", "/channels/1")).toBeUndefined();
    plan.clear();
    expect(plan.take("PATCH", "/webhooks/1/x")).toBeUndefined();
    plan.add({ kind: "drop", times: Infinity });
    plan.take("GET", "/a");
    expect([plan.take("GET", "/b")?.kind, plan.pending]).toEqual(["drop", 1]);
  });
});
