import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promptSchedule } from "../../src/diffusion/prompt/prompt-schedule.ts";
import { splitPrompts } from "../../src/domain/composed-prompt.ts";

/** What A1111's own parser says; made by prompt_schedules.py. */
interface Reference {
  readonly schedules: readonly [
    prompt: string,
    steps: number,
    hires: number | null,
    schedule: readonly (readonly [until: number, text: string])[],
  ][];
  readonly composed: readonly [
    prompt: string,
    prompts: readonly (readonly [text: string, weight: number])[],
  ][];
}

const reference: Reference = JSON.parse(
  readFileSync(join(import.meta.dirname, "prompt-schedules.json"), "utf8"),
);

describe("prompts that change while drawing", () => {
  it.each(reference.schedules)("are laid out as by A1111: %j, %d steps, %s", (...each) => {
    const [prompt, steps, hires, schedule] = each;
    const pass = hires === null ? { steps } : { steps: hires, after: steps };
    const said = promptSchedule(prompt, pass).map(({ until, text }) => [until, text]);
    expect(said).toEqual(schedule);
  });

  it("has the layout that A1111's comment says where its parser gives up over a bar", () => {
    expect(promptSchedule("a [{b|d{:.5] c", { steps: 10 })).toEqual([
      { until: 5, text: "a  c" },
      { until: 10, text: "a {b|d{ c" },
    ]);
  });
});

describe("combined prompts", () => {
  it.each(reference.composed)("are read as by A1111: %j", (prompt, prompts) => {
    expect(splitPrompts(prompt).map(({ text, weight }) => [text, weight])).toEqual(prompts);
  });
});
