import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { REST } from "discord.js";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { restOptions } from "../../../../src/discord/connection/client.ts";
import { useProxies } from "../../../../src/http/proxies.ts";
import { startForwardProxy } from "../../../support/proxy/forward-proxy.ts";

interface Received extends Pick<IncomingMessage, "url" | "method" | "headers"> {
  readonly body: string;
}

/** An API that takes everything, under a name that only the proxy knows. */
async function openApi() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const { url, method, headers } = request;
    const take = async () => {
      const body = await buffer(request);
      received.push({ url, method, headers, body: body.toString("latin1") });
      response.setHeader("content-type", "application/json");
      response.end('{"ok":true}');
    };
    void take();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const apiUrl = new URL(`http://discord.example:${port}/api`);
  const options = restOptions({ token: undefined, apiUrl, cdnUrl: undefined, guildId: undefined });
  return { received, apiUrl, rest: new REST(options).setToken("abc") };
}

afterEach(() => useProxies({}));

describe("Discord's requests", () => {
  it("go through the proxy, pictures too", async () => {
    const proxy = await startForwardProxy();
    useProxies({ http: proxy.url });
    const { received, apiUrl, rest } = await openApi();
    await expect(rest.get("/gateway/bot")).resolves.toEqual({ ok: true });
    const files = [{ name: "a.png", data: Buffer.from("picture") }];
    const body = { content: "hello" };
    await expect(rest.post("/channels/1/messages", { body, files })).resolves.toEqual({ ok: true });
    expect(proxy.asked).toEqual([
      `GET ${apiUrl.href}/v10/gateway/bot`,
      `POST ${apiUrl.href}/v10/channels/1/messages`,
    ]);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bot abc", "Bot abc"]);
    const [, upload] = received;
    expect(upload?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toContain('{"content":"hello"}');
    expect(upload?.body).toContain('filename="a.png"');
    expect(upload?.body).toContain("picture");
  });

  it("go straight where there is no proxy", async () => {
    const { rest } = await openApi();
    await expect(rest.get("/gateway/bot")).rejects.toThrow("discord.example");
  });
});
