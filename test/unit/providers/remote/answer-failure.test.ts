import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../../../src/http/answer.ts";
import { imagePipelineFailure } from "../../../../src/providers/imagepipeline/errors.ts";
import type { Asked } from "../../../../src/providers/remote/answer-failure.ts";
import { segmindFailure, segmindSecrets } from "../../../../src/providers/segmind/errors.ts";
import { wordsFor } from "../../../../src/words/index.ts";

const PROMPT = "a credit card of an old wizard, safety first";
const asked: Asked = { to: "call", secrets: segmindSecrets("SG_0123456789abcdef", [PROMPT]) };

const answer = (status: number, body: unknown, type = "application/json"): HttpAnswer => ({
  status,
  headers: { "content-type": type },
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});

const saying = (status: number, body: unknown) => segmindFailure(answer(status, body), asked);

describe("a refusal of a service", () => {
  it.each([
    [
      406,
      { error: "scheduler is not one of the allowed values." },
      "Segmind did not accept scheduler: “scheduler is not one of the allowed values”. Choose another value, or leave it out, and try again.",
    ],
    [
      500,
      { error: "num_inference_steps must be at least 20" },
      "Segmind did not accept steps: “num_inference_steps must be at least 20”. Choose another value, or leave it out, and try again.",
    ],
    [
      400,
      { error: { code: "E12", message: "too big\n <b>by far</b>" } },
      "Segmind did not accept one of the options: “E12: too big by far”. Change that option and try again.",
    ],
    [
      400,
      { error: "", code: 7 },
      "Segmind did not accept one of the options. Leave options at their defaults and try again.",
    ],
    [
      400,
      "",
      "Segmind did not accept one of the options. Leave options at their defaults and try again.",
    ],
    [
      406,
      { error: `NSFW words in "${PROMPT}"` },
      'Segmind refused this because of its content rules: “NSFW words in "…"”. Change the prompt or the picture and try again.',
    ],
  ])("with %i and %j reaches the person", (status, body, expected) => {
    expect(saying(status, body).message).toBe(expected);
  });

  it("names the option of a list of fields, as FastAPI writes it", () => {
    const detail = [{ loc: ["body", "width"], msg: "value is not a valid integer" }];
    const error = imagePipelineFailure(answer(422, { detail }), asked);
    expect(error.message).toBe(
      "ImagePipeline did not accept size: “body.width: value is not a valid integer”. Choose another value, or leave it out, and try again.",
    );
    expect(wordsFor("de").text(error.says)).toBe(
      "ImagePipeline hat size nicht angenommen: „body.width: value is not a valid integer“. Nimm einen anderen Wert oder lass die Option weg und versuche es noch einmal.",
    );
  });

  it("is not decided by what the person wrote", () => {
    const body = { error: `scheduler is wrong for prompt '${PROMPT}'` };
    expect(saying(400, body)).toMatchObject({ kind: "bad-parameter", billed: "no" });
  });

  it("says how long a long rest is", () => {
    const limited = answer(429, { error: "rate_limit_exceeded" });
    const error = segmindFailure({ ...limited, headers: { "retry-after": "1800" } }, asked);
    expect(error.retryAfterMs).toBe(1_800_000);
    expect(error.message).toBe(
      "Segmind takes no more requests for 30m. Try again then, or choose another model.",
    );
  });

  it("costs nothing where nothing was asked that costs", () => {
    const error = segmindFailure(answer(504, "", "text/html"), { ...asked, to: "free" });
    expect(error).toMatchObject({ kind: "timeout", billed: "no" });
  });
});

/** Bodies that once held the whole process up. */
const heavy: Readonly<Record<string, (length: number) => string>> = {
  "a page of styles that never end": (length) => "<style>".repeat(length / 7),
  "open brackets": (length) => "<".repeat(length),
  "JSON of open brackets": (length) => JSON.stringify({ error: "<".repeat(length) }),
  "the word model": (length) => JSON.stringify({ error: "model ".repeat(length / 6) }),
  "nested JSON": (length) => "[".repeat(length),
  "many details": (length) =>
    JSON.stringify({
      detail: Array.from({ length: Math.ceil(length / 30) }, () => ({ loc: ["body"], msg: "x" })),
    }),
  "the prompt again and again": (length) => PROMPT.repeat(length / PROMPT.length),
};

describe("the time that a failure takes", () => {
  it.each(Object.entries(heavy))("grows no faster than the answer: %s", (_, make) => {
    const read = (length: number): number => {
      const body = answer(400, make(length));
      let best = Infinity;
      for (let round = 0; round < 5; round += 1) {
        const begin = performance.now();
        segmindFailure(body, asked);
        imagePipelineFailure(body, asked);
        best = Math.min(best, performance.now() - begin);
      }
      return best;
    };
    read(8192);
    expect(read(262_144) / Math.max(0.2, read(16_384))).toBeLessThan(60);
  });
});
