import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLinkDownloader } from "../../../src/download/downloader.ts";
import { useProxies } from "../../../src/http/proxies.ts";
import { sendRequest } from "../../../src/http/send-request.ts";
import type { HttpRequest } from "../../../src/http/send-request.ts";
import { hostileServer } from "../../support/hostile/hostile-server.ts";
import { type ForwardProxy, startForwardProxy } from "../../support/proxy/forward-proxy.ts";
import { text } from "../../support/vendors/answer.ts";
import { deadUrl } from "../../support/vendors/dead-url.ts";
import { startVendorServer } from "../../support/vendors/vendor-server.ts";
import type { VendorServer } from "../../support/vendors/vendor-server.ts";

let proxy: ForwardProxy;
let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer(() => text(200, "text/plain", "hello"));
  proxy = await startForwardProxy();
  useProxies({ http: proxy.url, https: proxy.url });
});
afterEach(async () => {
  useProxies({});
  await server.close();
});

const url = (host: string, scheme = "http"): URL =>
  new URL(`${scheme}://${host}:${server.url.port}/a.png`);
const post = async (to: URL, change: Partial<HttpRequest> = {}) =>
  sendRequest({ method: "POST", url: to, body: "{}", timeoutMs: 5000, maxBytes: 1024, ...change });

describe("a proxy of the settings", () => {
  it("carries plain requests, whose names it resolves itself", async () => {
    expect((await post(url("service.example"))).body.toString()).toBe("hello");
    expect(proxy.asked).toEqual([`POST http://service.example:${server.url.port}/a.png`]);
    expect(server.requests[0]?.headers.host).toBe(`service.example:${server.url.port}`);
  });

  it("carries https through a tunnel, in which the certificate is checked", async () => {
    const { port } = await hostileServer(() => {}, { tls: true });
    const request = post(new URL(`https://service.example:${port}/`));
    await expect(request).rejects.toMatchObject({ reason: "unreachable", sent: false });
    expect(proxy.asked).toEqual([`CONNECT service.example:${port}`]);
  });

  it("is passed by for this machine and for what NO_PROXY names", async () => {
    useProxies({ http: proxy.url, except: "inside.example, *.lan" });
    await post(url("127.0.0.1"));
    await post(url("localhost"));
    await expect(post(url("inside.example"))).rejects.toMatchObject({ reason: "unreachable" });
    await expect(post(url("a.inside.example"))).rejects.toMatchObject({ reason: "unreachable" });
    expect(proxy.asked).toEqual([]);
  });

  it.each([403, 407, 502])("that refuses a tunnel with %i has sent nothing", async (status) => {
    proxy.refuseWith(status);
    await expect(post(url("service.example", "https"))).rejects.toMatchObject({ sent: false });
    expect(server.requests).toEqual([]);
  });

  it("that wants a password gets the one of its address, and no request is sent without", async () => {
    const careful = await startForwardProxy("me:secret word");
    useProxies({ http: careful.url, https: careful.url });
    for (const scheme of ["http", "https"]) {
      const refused = post(url("service.example", scheme));
      await expect(refused).rejects.toMatchObject({ reason: "unreachable", sent: false });
    }
    const known = new URL(careful.url);
    known.username = "me";
    known.password = "secret word";
    useProxies({ http: known, https: known });
    await expect(post(url("service.example"))).resolves.toMatchObject({ status: 200 });
  });

  it("that is dead is an answer", async () => {
    useProxies({ http: await deadUrl(), https: await deadUrl() });
    await expect(post(url("service.example"))).rejects.toMatchObject({ reason: "unreachable" });
    await expect(post(url("service.example", "https"))).rejects.toMatchObject({ sent: false });
  });

  it("that says nothing ends at the deadline, unsent", async () => {
    const { port } = await hostileServer(() => {});
    useProxies({ https: new URL(`http://127.0.0.1:${port}`) });
    const request = post(url("service.example", "https"), { timeoutMs: 200 });
    await expect(request).rejects.toMatchObject({ reason: "timeout", sent: false });
  });
});

const nobodyKnows = async () => {
  throw new Error("ENOTFOUND");
};

const follow = async (link: string, addresses?: readonly string[]) => {
  const resolve = async () =>
    addresses
      ? addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))
      : nobodyKnows();
  const links = createLinkDownloader(
    { allowAddresses: [], allowOrigins: [] },
    { resolve, timeoutMs: 2000 },
  );
  return links(link);
};

describe("people's links behind a proxy", () => {
  it("are handed to it by name where this machine cannot resolve them", async () => {
    proxy.refuseWith(403);
    await expect(follow("https://pictures.example/a.png")).rejects.toMatchObject({
      temporary: true,
    });
    expect(proxy.asked).toEqual(["CONNECT pictures.example:443"]);
  });

  it.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://intranet/",
    "https://localhost/",
    "https://printer.local/",
    "https://metadata.google.internal/",
    "https://router.home.arpa/",
    "http://pictures.example/",
    "https://pictures.example:8443/",
  ])("are refused by their form before it is asked: %s", async (link) => {
    await expect(follow(link)).rejects.toMatchObject({ code: "invalid-picture", temporary: false });
    expect(proxy.asked).toEqual([]);
  });

  it("are refused when this machine knows that they lead inside", async () => {
    await expect(follow("https://two-faced.example/", ["10.0.0.1"])).rejects.toThrow("private");
    expect(proxy.asked).toEqual([]);
  });
});
