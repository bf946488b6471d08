import { describe, expect, it } from "vitest";
import { createDescriber } from "../../../src/chat/describe-picture.ts";
import { HttpFailure } from "../../../src/http/http-failure.ts";
import type { HttpRequest, SendRequest } from "../../../src/http/send-request.ts";

const secret = "sk-secret-key";
const jpeg = new Uint8Array([255, 216, 1, 2, 3]);

function openChat(answer: { readonly status?: number; readonly body?: unknown } | Error) {
  const sent: HttpRequest[] = [];
  const send: SendRequest = async (request) => {
    sent.push(request);
    if (answer instanceof Error) throw answer;
    const { status = 200, body = {} } = answer;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { status, headers: {}, body: Buffer.from(text) };
  };
  const service = {
    baseUrl: new URL("https://chat.example/v1/"),
    apiKey: { reveal: () => secret },
    model: "seer",
  };
  return { sent, ask: createDescriber(service, { send }) };
}

const saying = (content: unknown) => ({ body: { choices: [{ message: { content } }] } });

describe("a picture that a chat model describes", () => {
  it("is sent once, as the public interface of chats wants it, with the person's language", async () => {
    const { sent, ask } = openChat(saying("  Ein Fuchs im Schnee. "));
    expect(await ask(jpeg, "de")).toBe("Ein Fuchs im Schnee.");
    expect(sent).toHaveLength(1);
    const [request] = sent;
    expect(request?.url.href).toBe("https://chat.example/v1/chat/completions");
    expect(request?.headers).toMatchObject({ authorization: `Bearer ${secret}` });
    const body: unknown = JSON.parse(typeof request?.body === "string" ? request.body : "");
    expect(body).toMatchObject({
      model: "seer",
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: expect.stringContaining("in German") },
            {
              type: "image_url",
              image_url: { url: `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}` },
            },
          ],
        },
      ],
    });
  });

  it("has an answer of bounded length", async () => {
    expect(await openChat(saying("a".repeat(9000))).ask(jpeg, "en-US")).toHaveLength(4000);
  });

  it.each([
    [401, "bad-key"],
    [403, "bad-key"],
    [402, "no-credits"],
    [404, "gone-model"],
    [429, "rate-limited"],
    [400, "bad-parameter"],
    [422, "bad-parameter"],
    [500, "overloaded"],
    [503, "overloaded"],
    [302, "overloaded"],
  ])("says in words what a status %i means", async (status, kind) => {
    const { ask, sent } = openChat({ status, body: { error: `no ${secret} here` } });
    const error: unknown = await ask(jpeg, "en").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind, retryable: false, billed: "unknown" });
    expect(String(error)).not.toContain(secret);
    expect(sent).toHaveLength(1);
  });

  it.each([
    [new HttpFailure("timeout"), "timeout"],
    [new HttpFailure("unreachable"), "unknown"],
    [new HttpFailure("lost"), "unknown"],
  ])("says in words that nothing came: %s", async (failure, kind) => {
    await expect(openChat(failure).ask(jpeg, "en")).rejects.toMatchObject({ kind });
  });

  it.each([
    ["HTML", { body: "<html>" }],
    ["no choice", { body: { choices: [] } }],
    ["nothing", saying(null)],
    ["white space", saying(" \n ")],
    ["an object", saying({ parts: [] })],
  ])("is not described by %s", async (_, answer) => {
    await expect(openChat(answer).ask(jpeg, "en")).rejects.toMatchObject({ kind: "broken-answer" });
  });
});
