import { describe, expect, it } from "vitest";
import { queueView } from "../../../../src/discord/views/queue-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { customIdsOf, textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const entry = (id: string) => ({
  job: sampleJob({ id, state: "queued", pictures: [] }),
  position: { ahead: 2, seconds: 30 },
  progress: undefined,
});

describe("queueView", () => {
  it("shows how full it is, and one's own jobs with a Cancel button each", () => {
    const running = {
      ...entry("b"),
      position: undefined,
      progress: {
        fraction: 0.5,
        position: undefined,
        step: 5,
        steps: 10,
        secondsLeft: undefined,
        preview: undefined,
      },
    };
    const view = queueView(words, { waiting: 1, running: 3, mine: [entry("a"), running] });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("1 job waits, 3 are being drawn.");
    expect(textOf(view)).toContain("Place 3 in the queue");
    expect(textOf(view)).toContain("50 % · step 5 of 10");
    expect(customIdsOf(view)).toEqual(["1:cancel:a:", "1:cancel:b:"]);
  });

  it("says so when none is one's own", () => {
    expect(textOf(queueView(words, { waiting: 0, running: 1, mine: [] }))).toBe(
      "### The queue\n0 jobs wait, 1 is being drawn. None of them is yours.",
    );
  });

  it("counts what does not fit", () => {
    const mine = Array.from({ length: 12 }, (_, index) => entry(`j${index}`));
    const view = queueView(words, { waiting: 12, running: 0, mine });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("…and 2 more of yours.");
  });
});
