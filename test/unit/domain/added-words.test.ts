import { describe, expect, it } from "vitest";
import { withAddedWords, withoutAddedWords } from "../../../src/domain/added-words.ts";

const request = { prompt: "a fox", negativePrompt: "blur" };

describe("the words that a server adds", () => {
  it("stand behind what somebody wrote, and alone where they wrote nothing", () => {
    const added = { prompt: "soft light", negativePrompt: "text" };
    expect(withAddedWords({ ...request, added })).toMatchObject({
      prompt: "a fox, soft light",
      negativePrompt: "blur, text",
    });
    expect(withAddedWords({ prompt: "", added })).toMatchObject({
      prompt: "soft light",
      negativePrompt: "text",
    });
    expect(withAddedWords(request)).toBe(request);
  });

  it("stand before the weight of the last of several prompts", () => {
    const composed = { prompt: "a fox AND snow :0.5", added: { prompt: "soft light" } };
    expect(withAddedWords(composed).prompt).toBe("a fox AND snow, soft light :0.5");
  });

  it("are taken out of what is kept; what a model has no place for stays out", () => {
    const asked = { ...request, added: { prompt: "soft light" } };
    const planned = { ...withAddedWords(asked), negativePrompt: undefined };
    expect(withoutAddedWords(planned, asked)).toMatchObject({
      prompt: "a fox",
      negativePrompt: undefined,
      added: undefined,
    });
  });
});
