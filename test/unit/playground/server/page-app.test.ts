import { describe, expect, it, onTestFinished } from "vitest";
import { listen, portOf } from "../../../../src/playground/server/listen.ts";
import { pageApp } from "../../../../src/playground/server/page-app.ts";
import { uploadLimit, Uploads } from "../../../../src/playground/server/uploads.ts";
import { freePort } from "../../../support/free-port.ts";

const host = "127.0.0.1:4100";
const key = "k".repeat(32);
const cookie = `other=1; easel-key-4100=${key}`;
const ours = { host, cookie, origin: `http://${host}` };

function open(cdnUrl = "http://127.0.0.1:1") {
  const uploads = new Uploads();
  const app = pageApp({ uploads, cdnUrl: new URL(cdnUrl), key, port: () => 4100 });
  const get = (path: string, headers: Record<string, string> = { host, cookie }) =>
    app.request(`http://${host}${path}`, { headers });
  const post = (
    path: string,
    body: Uint8Array<ArrayBuffer> | string,
    headers: Record<string, string> = ours,
  ) => app.request(`http://${host}${path}`, { method: "POST", body, headers });
  return { uploads, get, post };
}

describe("the page's server", () => {
  it("hands out the page under a policy that allows nothing foreign", async () => {
    const answer = await open().get("/");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<title>Easel playground</title>");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it("answers under this machine's names only", async () => {
    const { get } = open();
    expect((await get("/", { host: "localhost:4100", cookie })).status).toBe(200);
    expect((await get("/", { host: "rebound.example:4100", cookie })).status).toBe(403);
    expect((await get("/page/main.ts", { host: "rebound.example", cookie })).status).toBe(403);
  });

  it("opens to whoever has the key, by the printed address and by the cookie it gives", async () => {
    const { get } = open();
    expect((await get("/", { host })).status).toBe(403);
    expect((await get("/page/main.ts", { host, cookie: "easel-key-4100=guess" })).status).toBe(403);
    expect((await get("/attachments/1/2/a.png", { host })).status).toBe(403);
    expect((await get(`/?key=${"x".repeat(32)}`, { host })).status).toBe(403);
    const first = await get(`/?key=${key}`, { host });
    expect(first.status).toBe(200);
    const given = first.headers.get("set-cookie") ?? "";
    expect(given).toMatch(/; HttpOnly; SameSite=Strict$/);
    const [pair = ""] = given.split(";");
    expect((await get("/page/main.ts", { host, cookie: pair })).status).toBe(200);
  });

  it("keeps a file that its own page hands over", async () => {
    const { uploads, post } = open();
    const headers = { ...ours, "content-type": "image/png" };
    const answer = await post("/uploads?name=a.png", new Uint8Array([1, 2]), headers);
    const { upload } = (await answer.json()) as { upload: string };
    expect(uploads.take(upload)).toEqual({
      name: "a.png",
      bytes: new Uint8Array([1, 2]),
      contentType: "image/png",
    });
  });

  it("refuses files from other pages, and files that are too large", async () => {
    const { post } = open();
    const foreign = { host, cookie, origin: "https://evil.example" };
    expect((await post("/uploads", "x", foreign)).status).toBe(403);
    const large = await post("/uploads", new Uint8Array(uploadLimit + 1));
    expect(large.status).toBe(413);
    expect(await large.text()).toBe("A file may have at most 10 MiB.");
  });

  it("passes pictures on from the CDN, with path and signature as they are", async () => {
    const cdn = await listen((request, response) => {
      response.writeHead(200, { "content-type": "image/png", "set-cookie": "a=b" });
      response.end(request.url);
    }, 0);
    onTestFinished(() => void cdn.close());
    const { get } = open(`http://127.0.0.1:${portOf(cdn)}`);
    const answer = await get("/attachments/1/2/a%20b.png?ex=1&hm=2");
    expect(await answer.text()).toBe("/attachments/1/2/a%20b.png?ex=1&hm=2");
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^sandbox; default-src 'none'/);
    expect(policy).not.toContain("script-src");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("says so when the CDN does not answer", async () => {
    const answer = await open(`http://127.0.0.1:${await freePort()}`).get("/attachments/1/2/a.png");
    expect(answer.status).toBe(502);
  });

  it.each(["/page/lost.ts", "/page/tsconfig.json", "/api/v10/users/@me", "/other"])(
    "has nothing at %s",
    async (path) => {
      expect((await open().get(path)).status).toBe(404);
    },
  );
});
