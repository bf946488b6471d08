import { describe, expect, it } from "vitest";
import { ProviderError } from "../../../../src/domain/errors.ts";
import type { HttpAnswer } from "../../../../src/http/answer.ts";
import { HttpFailure } from "../../../../src/http/http-failure.ts";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { providerFailure } from "../../../../src/providers/remote/provider-failure.ts";
import { type Look, waitUntilDone } from "../../../../src/providers/remote/wait-until-done.ts";

const answered = (status: number, headers = {}): Look<string> => {
  const answer: HttpAnswer = { status, headers, body: Buffer.from("") };
  return { state: "unknown", answer };
};
const news: GenerationEvent = { type: "progress", fraction: 0.5 };
const done: Look<string> = { state: "done", result: "a link" };
const given = (diagnosis: string) =>
  providerFailure({ provider: "X", kind: "unknown", billed: "yes", retryable: false, diagnosis });

/** What comes of these looks in turn, the last one again and again; `asked`: how often was looked. */
async function wait(
  looks: readonly (Look<string> | Error)[],
  { deadline = 10_000, signal = new AbortController().signal } = {},
) {
  const told: GenerationEvent[] = [];
  let asked = 0;
  const following = waitUntilDone<string>({
    provider: "X",
    id: "call-1",
    billed: "unknown",
    deadline: performance.now() + deadline,
    timings: { firstPollMs: 0, longestPollMs: 0 },
    signal,
    look: async () => {
      const look = looks[Math.min(asked, looks.length - 1)] ?? done;
      asked += 1;
      if (look instanceof Error) throw look;
      return look;
    },
    explain: ({ status }) => given(`explained ${status}`),
  });
  const result = await (async () => {
    for (;;) {
      const step = await following.next();
      if (step.done === true) return step.value;
      told.push(step.value);
    }
  })().catch((error: unknown) => error);
  return { result, told, asked };
}

describe("an accepted call", () => {
  it("is looked at until it is done, and what is told on the way is passed on", async () => {
    const open: Look<string> = { state: "open", news };
    expect(await wait([open, { state: "open" }, open, done])).toEqual({
      result: "a link",
      told: [news, news],
      asked: 4,
    });
  });

  it("is asked for again when an answer is lost, a gateway is broken, or that was too often", async () => {
    const lost = new HttpFailure("lost", { sent: true });
    const busy = answered(429, { "retry-after": "0" });
    const looks = [...Array.from({ length: 20 }, () => answered(503)), lost, busy, done];
    expect(await wait(looks)).toMatchObject({ result: "a link", asked: 23 });
  });

  it("is given up when fifteen answers in a row know nothing of it", async () => {
    const few = Array.from({ length: 14 }, () => answered(404));
    const patient = await wait([...few, { state: "open" }, ...few, done]);
    expect(patient.result).toBe("a link");
    const { result, asked } = await wait([answered(404)]);
    expect(result).toMatchObject({ diagnosis: "explained 404" });
    expect(asked).toBe(15);
  });

  it("ends with its own failure, and with one at the deadline", async () => {
    const error = given("it failed");
    expect((await wait([{ state: "failed", error }, done])).result).toBe(error);
    const late = await wait([{ state: "open" }], { deadline: 5 });
    expect(late.result).toBeInstanceOf(ProviderError);
    expect(late.result).toMatchObject({ kind: "timeout", billed: "unknown", retryable: false });
  });

  it("ends at once with the signal's reason, and with a bug as it is", async () => {
    const reason = new Error("cancelled");
    const signal = AbortSignal.abort(reason);
    expect(await wait([done], { signal })).toMatchObject({ result: reason, asked: 0 });
    const bug = new TypeError("a bug");
    expect((await wait([bug])).result).toBe(bug);
  });
});
