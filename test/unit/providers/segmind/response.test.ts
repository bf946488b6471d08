import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../../../src/http/answer.ts";
import { readAccount, readSegmindAnswer } from "../../../../src/providers/segmind/response.ts";
import { jpeg, png } from "../../../support/vendors/pictures.ts";

const picture = jpeg(16, 16, 1);
const base64 = picture.toString("base64");
const answer = (body: Buffer | object): HttpAnswer => ({
  status: 200,
  headers: { "content-type": "text/plain" },
  body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
});

describe("readSegmindAnswer", () => {
  it.each([
    ["raw bytes, whatever their content type says", picture],
    ["plain base64", { image: base64, status: "Success" }],
    ["a list of base64", { image: [base64, base64] }],
    ["a data URL", { image: `data:image/jpeg;base64,${base64}` }],
    ["the list of the newer interface", { images: [base64] }],
  ])("reads %s", (_, body) => {
    expect(readSegmindAnswer(answer(body))).toEqual({ type: "picture", bytes: picture });
  });

  it("reads a PNG where a JPEG was promised", () => {
    expect(readSegmindAnswer(answer(png(8, 8, 1)))).toMatchObject({ type: "picture" });
  });

  it("reads a link", () => {
    const url = "https://images.segmind.com/assets/1.jpg";
    expect(readSegmindAnswer(answer({ image: url }))).toEqual({ type: "link", url });
    expect(readSegmindAnswer(answer({ image: [url] }))).toEqual({ type: "link", url });
  });

  it.each([
    {},
    { image: null },
    { image: [] },
    { image: 5 },
    { image: Buffer.from("no picture").toString("base64") },
    { error: "x" },
    Buffer.from("<html>"),
    Buffer.alloc(0),
  ])("finds nothing in %j", (body) => {
    expect(readSegmindAnswer(answer(body))).toEqual({ type: "nothing" });
  });
});

describe("readAccount", () => {
  it("reads what is left and how long it took", () => {
    const headers = { "x-remaining-credits": "3.25", "x-generation-time": "2.5" };
    expect(readAccount(headers)).toEqual({ remainingCredits: 3.25, generationSeconds: 2.5 });
  });

  it("reads nothing from headers that say nothing, or nonsense", () => {
    expect(readAccount({})).toBeUndefined();
    expect(readAccount({ "x-remaining-credits": "lots" })).toBeUndefined();
  });
});
