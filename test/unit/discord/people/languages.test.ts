import { describe, expect, it } from "vitest";
import { createLanguages } from "../../../../src/discord/people/languages.ts";
import type { AnswerTarget } from "../../../../src/domain/answer-target.ts";
import { sampleJob, samplePlace } from "../../../support/components/sample-job.ts";

describe("the language of a person", () => {
  it("is the one that was heard last", async () => {
    const languages = createLanguages({
      ordersOf: async () => [],
      chosenBy: async () => undefined,
    });
    languages.heard("1", "fr");
    languages.heard("1", "de");
    expect(await languages.of("1")).toBe("de");
    expect(await languages.of("2")).toBeUndefined();
  });

  it("is else that of the newest order that knows it", async () => {
    const places: AnswerTarget[] = [
      { kind: "terminal" },
      { ...samplePlace, userLocale: "de" } as AnswerTarget,
    ];
    const languages = createLanguages({
      ordersOf: async () => places.map((target) => sampleJob({ target })),
      chosenBy: async () => undefined,
    });
    expect(await languages.of("1")).toBe("de");
  });

  it("is kept for the thousand who were heard last", async () => {
    const languages = createLanguages({
      ordersOf: async () => [],
      chosenBy: async () => undefined,
    });
    for (let id = 0; id < 1000; id += 1) languages.heard(String(id), "de");
    languages.heard("0", "fr");
    languages.heard("new", "de");
    expect(await languages.of("0")).toBe("fr");
    expect(await languages.of("1")).toBeUndefined();
    expect(await languages.of("999")).toBe("de");
  });

  it("are what people chose here before anything else", async () => {
    const languages = createLanguages({
      ordersOf: async () => [],
      chosenBy: async (userId) => (userId === "anna" ? "de" : undefined),
    });
    languages.heard("anna", "en-US");
    expect(await languages.of("anna")).toBe("de");
    expect(await languages.of("berta")).toBeUndefined();
  });
});
