import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../../../src/domain/errors.ts";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import { faults } from "../../../support/vendors/faults.ts";
import type { FaultName } from "../../../support/vendors/faults.ts";
import { startRemoteModels, TEST_KEY } from "../../../support/vendors/remote-models.ts";
import type { RemoteModels } from "../../../support/vendors/remote-models.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";
let remote: RemoteModels;

/** Long enough for a proper answer; a fault that waits for ever runs into it. */
const TIMEOUT_MS = 1000;

beforeEach(async () => {
  remote = await startRemoteModels({ timeoutMs: TIMEOUT_MS });
});
afterEach(async () => remote.close());

type Outcome = readonly [kind: ProviderErrorKind, billed: Billed, posts: number];

/** Every fault when it stays: what it is taken for, whether it was billed, how often was sent. */
const outcomes: Readonly<Record<FaultName, Outcome>> = {
  "400": ["bad-parameter", "no", 1],
  "401": ["bad-key", "no", 1],
  "401 token": ["bad-key", "no", 1],
  "402": ["no-credits", "no", 1],
  "403": ["bad-key", "no", 1],
  "404": ["gone-model", "no", 1],
  "404 credits": ["no-credits", "no", 1],
  "405 page": ["unknown", "no", 1],
  "406 credits": ["no-credits", "no", 1],
  "406 content type": ["unknown", "no", 1],
  "406 parameter": ["bad-parameter", "no", 1],
  "406 spend limit": ["no-credits", "no", 1],
  "410": ["gone-model", "no", 1],
  "422": ["bad-parameter", "no", 1],
  "422 list": ["bad-parameter", "no", 1],
  "422 failed": ["unknown", "no", 1],
  "429": ["rate-limited", "no", 1],
  "429 later": ["rate-limited", "no", 1],
  "500": ["overloaded", "no", 2],
  "500 parameter": ["bad-parameter", "no", 1],
  "500 polling": ["timeout", "no", 1],
  "500 page": ["overloaded", "unknown", 1],
  "500 plain": ["overloaded", "unknown", 1],
  "502 page": ["overloaded", "unknown", 1],
  "502 own": ["overloaded", "no", 2],
  "503": ["overloaded", "no", 2],
  "503 page": ["overloaded", "unknown", 1],
  "503 broken off": ["overloaded", "unknown", 1],
  "504 page": ["timeout", "unknown", 1],
  "504 own": ["timeout", "unknown", 1],
  "520": ["overloaded", "unknown", 1],
  "522": ["timeout", "unknown", 1],
  "524": ["timeout", "unknown", 1],
  "408": ["timeout", "unknown", 1],
  "303": ["overloaded", "unknown", 1],
  "302": ["unknown", "no", 1],
  hang: ["timeout", "unknown", 1],
  "slow body": ["timeout", "unknown", 1],
  "cut body": ["broken-answer", "unknown", 1],
  reset: ["unknown", "unknown", 1],
  "wrong content type": ["broken-answer", "unknown", 1],
  "error in 200": ["content-refused", "unknown", 1],
  "empty 200": ["broken-answer", "unknown", 1],
  "not a picture": ["broken-answer", "unknown", 1],
  "60 MB body": ["broken-answer", "unknown", 1],
  "half a picture": ["broken-answer", "unknown", 1],
};

describe("a fault of Segmind", () => {
  it.each(Object.entries(outcomes))("%s becomes %j", async (name, [kind, billed, posts]) => {
    const fault = faults[name as FaultName];
    remote.segmind.next(fault, fault, fault, fault);
    const model = remote.model("segmind/sdxl1.0-txt2img");
    const { error, of } = await runModel(model, { prompt: PROMPT });
    expect(error).toBeInstanceOf(ProviderError);
    const failure = error as ProviderError;
    expect(failure).toMatchObject({ provider: "Segmind", kind, billed });
    expect(failure.retryable).toBe(kind === "rate-limited");
    expect(remote.segmind.posts).toHaveLength(posts);
    expect(of("picture")).toEqual([]);
    const told = `${failure.message} ${failure.diagnosis}`;
    expect(told).not.toContain(TEST_KEY);
    expect(told).not.toContain(PROMPT);
    expect(failure.diagnosis).not.toMatch(/[<>\n]/);
  });

  it.each(["500", "503"] as const)(
    "%s that is over at the one repetition leaves a picture",
    async (name) => {
      remote.segmind.next(faults[name]);
      const { error, of } = await runModel(remote.model("segmind/sdxl1.0-txt2img"));
      expect(error).toBeUndefined();
      expect(of("picture")).toHaveLength(1);
      expect(of("submitting")).toEqual([
        { type: "submitting", call: 0 },
        { type: "submitting", call: 0 },
      ]);
      expect(remote.segmind.posts).toHaveLength(2);
    },
  );

  it("that may have been charged is said to be so, and sent once", async () => {
    for (const name of ["504 page", "524", "502 page", "reset", "504 own"] as const) {
      remote.segmind.next(faults[name]);
      const { error, of } = await runModel(remote.model("segmind/sdxl1.0-txt2img"));
      expect((error as ProviderError).message).toMatch(/ It may have been charged\.$/);
      expect(of("submitting")).toHaveLength(1);
    }
    expect(remote.segmind.posts).toHaveLength(5);
  });

  it("429 is left to the caller's pause, after which the same job succeeds", async () => {
    remote.segmind.next(faults["429 later"]);
    const model = remote.model("segmind/sdxl1.0-txt2img");
    const first = await runModel(model);
    expect(first.error).toMatchObject({ kind: "rate-limited", retryAfterMs: 7000 });
    const second = await runModel(model);
    expect(second.of("picture")).toHaveLength(1);
    expect(remote.segmind.posts).toHaveLength(2);
  });

  it("a server that cannot be reached costs nothing and is not repeated further", async () => {
    await remote.segmind.close();
    const { error } = await runModel(remote.model("segmind/sdxl1.0-txt2img"));
    expect(error).toMatchObject({ kind: "overloaded", billed: "no", retryable: false });
    expect(remote.segmind.posts).toHaveLength(0);
  });

  it("a prompt that the service repeats does not reach the diagnosis", async () => {
    remote.segmind.next({
      kind: "whole",
      status: 400,
      headers: {},
      body: Buffer.from(`{"error":"cannot draw '${PROMPT}' with key ${TEST_KEY}"}`),
    });
    const { error } = await runModel(remote.model("segmind/sdxl1.0-txt2img"), { prompt: PROMPT });
    expect((error as ProviderError).diagnosis).toBe(
      "status 400, request without id: cannot draw '[removed]' with key [removed]",
    );
  });
});
