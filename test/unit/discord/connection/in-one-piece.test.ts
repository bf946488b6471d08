import { describe, expect, it } from "vitest";
import type {
  DiscordRequests,
  RequestData,
} from "../../../../src/discord/connection/discord-requests.ts";
import { inOnePiece } from "../../../../src/discord/connection/in-one-piece.ts";

type Method = keyof DiscordRequests;

const echo = (method: Method) => async (route: string, options?: RequestData) => [
  method,
  route,
  options,
];

/** Requests that give back what they were asked. */
const requests = inOnePiece({
  get: echo("get"),
  post: echo("post"),
  patch: echo("patch"),
  put: echo("put"),
  delete: echo("delete"),
});

async function sent(method: Method, options?: RequestData): Promise<RequestData> {
  const [asked, route, given] = (await requests[method]("/a", options)) as unknown[];
  expect([asked, route]).toEqual([method, "/a"]);
  return given as RequestData;
}

describe("a request with files", () => {
  it.each(["post", "patch", "put"] as const)("carries them and its body by %s", async (method) => {
    const bytes = Buffer.from(Uint8Array.from({ length: 100_000 }, (_, index) => index % 251));
    const { body, headers, passThroughBody, files, auth } = await sent(method, {
      auth: false,
      headers: { "X-Mine": "1" },
      body: { content: "ä\r\n--easel" },
      files: [
        { name: "easel-1.jpg", data: bytes },
        { name: 'odd "name"\r\n.bin', data: "plain" },
      ],
    });
    expect([passThroughBody, files, auth]).toEqual([true, undefined, false]);
    expect(headers).toMatchObject({ "X-Mine": "1" });
    const init: unknown = { method: "POST", body, headers };
    const form = await new Request("http://127.0.0.1", init as RequestInit).formData();
    const [first, second] = [0, 1].map((index) => form.get(`files[${index}]`) as File);
    expect(first).toMatchObject({ name: "easel-1.jpg", type: "image/jpeg" });
    expect(await first?.bytes()).toEqual(new Uint8Array(bytes));
    expect(second).toMatchObject({ name: 'odd "name"\r\n.bin', type: "application/octet-stream" });
    expect(await second?.text()).toBe("plain");
    expect(JSON.parse(form.get("payload_json") as string)).toEqual({ content: "ä\r\n--easel" });
  });
});

describe("a request without files", () => {
  it.each(["get", "post", "patch", "put", "delete"] as const)(
    "stays as it is: %s",
    async (method) => {
      const options = { body: { content: "a" }, files: [] };
      expect(await sent(method, options)).toBe(options);
      expect(await sent(method)).toBeUndefined();
    },
  );
});
