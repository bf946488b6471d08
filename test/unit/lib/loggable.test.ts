import { DiscordAPIError } from "discord.js";
import { describe, expect, it } from "vitest";
import { secret } from "../../../src/config/secret.ts";
import { ProviderError } from "../../../src/domain/errors.ts";
import { loggable, loggableFields } from "../../../src/lib/loggable.ts";
import { quoted } from "../../../src/words/index.ts";

const TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg";
const BOT_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
const KEY = "SG_0123456789abcdef";
const PROMPT = "a very private apple";
const hidden = new RegExp([TOKEN, BOT_TOKEN.replaceAll(".", "[.]"), KEY, PROMPT].join("|"));

const discordError = () =>
  new DiscordAPIError(
    { code: 10_015, message: "Unknown Webhook" },
    10_015,
    404,
    "PATCH",
    `https://discord.com/api/v10/webhooks/1234/${TOKEN}/messages/@original`,
    { body: { content: PROMPT, headers: { authorization: `Bot ${BOT_TOKEN}` } }, files: [] },
  );

const providerError = () =>
  new ProviderError(
    quoted("Segmind took too long."),
    {
      provider: "segmind",
      kind: "timeout",
      retryable: false,
      billed: "unknown",
      diagnosis: "no answer; request id 77",
    },
    {
      cause: Object.assign(new Error("fetch failed"), {
        config: { headers: { "x-api-key": KEY }, body: JSON.stringify({ prompt: PROMPT }) },
      }),
    },
  );

const text = (value: unknown) => JSON.stringify(loggable(value));

describe("an error in the log", () => {
  it("of Discord says what happened, without address and body", () => {
    const logged = loggable(discordError());
    expect(logged).toMatchObject({ message: "Unknown Webhook", code: 10_015, status: 404 });
    expect(JSON.stringify(logged)).not.toMatch(hidden);
    expect(JSON.stringify(logged)).toContain("loggable.test.ts");
  });

  it("of a service says what happened and why, without key and prompt", () => {
    const logged = loggable(providerError());
    expect(logged).toMatchObject({
      type: "ProviderError",
      kind: "timeout",
      billed: "unknown",
      diagnosis: "no answer; request id 77",
      cause: { message: "fetch failed" },
    });
    expect(JSON.stringify(logged)).not.toMatch(hidden);
  });

  it("is found wherever it is", () => {
    const deep = {
      job: "abc",
      list: [{ failed: discordError() }],
      also: new Map([["x", providerError()]]),
    };
    expect(text(deep)).not.toMatch(hidden);
    expect(text(deep)).toContain("Unknown Webhook");
    const many = new AggregateError([discordError(), providerError()], "both failed");
    expect(loggable(many)).toMatchObject({ errors: [{ code: 10_015 }, { kind: "timeout" }] });
    expect(loggableFields(discordError())).toMatchObject({ error: { code: 10_015 } });
  });

  it("that is its own cause comes to an end", () => {
    const error = new Error("round");
    error.cause = error;
    expect(text(error)).toContain("[deeper]");
  });
});

describe("fields in the log", () => {
  it.each([
    { token: TOKEN },
    { apiKey: KEY },
    { "x-request": { "API-Key": KEY } },
    { headers: new Headers({ cookie: KEY }) },
    { requestBody: { anything: PROMPT } },
    { request: { negative_prompt: PROMPT } },
    { key: secret(KEY) },
    { bytes: Buffer.from(KEY) },
    { url: new URL(`https://${KEY}@example.com/webhooks/1/${TOKEN}`) },
    { url: `https://cdn.example.com/a.png?ex=1&key=${KEY}` },
    { words: `sent Authorization: Bearer ${KEY}, then ${BOT_TOKEN}` },
  ])("lose what is secret: %j", (fields) => {
    expect(JSON.stringify(loggableFields(fields))).not.toMatch(hidden);
  });

  it("keep everything else as it is", () => {
    const at = new Date(0);
    const fields = {
      job: "abc",
      seconds: 1.5,
      ok: true,
      none: null,
      at,
      list: ["a", { b: 1n }],
      url: "http://127.0.0.1:4100/",
    };
    expect(loggableFields(fields)).toEqual({ ...fields, list: ["a", { b: "1" }] });
  });

  it("are cut where they go on and on", () => {
    expect(loggable(Array.from({ length: 100 }, () => 1))).toHaveLength(20);
  });
});
