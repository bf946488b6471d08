import { describe, expect, it } from "vitest";
import {
  type AccountOutlook,
  estimatePositions,
  type WaitingJob,
} from "../../../../src/pipeline/queue/estimate.ts";

const now = 1_000_000;

function job(id: string, change: Partial<WaitingJob> = {}): WaitingJob {
  return { id, account: "local", calls: 1, runMs: 10_000, ...change };
}

function places(waiting: WaitingJob[], outlook: Partial<AccountOutlook> = {}) {
  const account: AccountOutlook = {
    concurrency: 1,
    requestsPerMinute: undefined,
    recentStarts: [],
    pausedUntil: 0,
    busyUntil: [],
    ...outlook,
  };
  const found = estimatePositions(waiting, new Map([["local", account]]), now);
  return [...found.values()].map(({ ahead, seconds }) => [ahead, seconds]);
}

describe("estimating places", () => {
  it("begins at once when nothing runs", () => {
    expect(places([job("a"), job("b"), job("c")])).toEqual([
      [0, 0],
      [1, 10],
      [2, 20],
    ]);
  });

  it("waits for what is running", () => {
    expect(places([job("a")], { busyUntil: [now + 4000] })).toEqual([[0, 4]]);
    expect(places([job("a")], { busyUntil: [undefined] })).toEqual([[0, undefined]]);
    expect(places([job("a")], { busyUntil: [now - 4000] })).toEqual([[0, 0]]);
  });

  it("uses all slots of an account", () => {
    const outlook = { concurrency: 2, busyUntil: [now + 4000] };
    expect(places([job("a"), job("b"), job("c")], outlook)).toEqual([
      [0, 0],
      [1, 4],
      [2, 10],
    ]);
  });

  it("knows about the requests that a minute allows", () => {
    const calls = { calls: 4, runMs: 1000 };
    const outlook = { concurrency: 9, requestsPerMinute: 5, recentStarts: [now - 20_000] };
    expect(places([job("a", calls), job("b", calls), job("c", calls)], outlook)).toEqual([
      [0, 0],
      [1, 41],
      [2, 61],
    ]);
  });

  it("knows about an account that rests", () => {
    expect(places([job("a")], { pausedUntil: now + 7000 })).toEqual([[0, 7]]);
  });

  it("says nothing about times that nobody knows", () => {
    expect(places([job("a", { runMs: undefined }), job("b")])).toEqual([
      [0, 0],
      [1, undefined],
    ]);
  });

  it("keeps accounts apart", () => {
    const other = job("b", { account: "segmind" });
    expect(places([job("a"), other])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
