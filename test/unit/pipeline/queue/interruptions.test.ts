import { describe, expect, it } from "vitest";
import { deadlyJobs } from "../../../../src/pipeline/queue/interruptions.ts";
import type { LeftJob } from "../../../../src/storage/job-store.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";

const left = (id: string, deaths: number, secondsAgo = 0): LeftJob => ({
  job: sampleJob({ id, state: "running" }),
  deaths,
  forMs: secondsAgo * 1000,
});

const deadly = (jobs: readonly LeftJob[], crashed = false) => [...deadlyJobs(jobs, crashed)];

describe("the job that is set aside", () => {
  it("is one over which a process crashed twice", () => {
    expect(deadly([left("a", 1)], true)).toEqual([]);
    expect(deadly([left("a", 2)], true)).toEqual(["a"]);
  });

  it("is one over which processes died twice for reasons unknown, in a minute or longer", () => {
    expect(deadly([left("a", 2, 59)])).toEqual([]);
    expect(deadly([left("a", 2, 60)])).toEqual(["a"]);
    expect(deadly([left("a", 9, 10)])).toEqual([]);
  });

  it("is never one that only ran beside it", () => {
    expect(deadly([left("bad", 2, 90), left("new", 1, 5)], true)).toEqual(["bad"]);
    expect(deadly([left("bad", 2, 90), left("slow", 2, 90)], true)).toEqual([]);
    expect(deadly([left("bad", 3, 90), left("slow", 2, 90)], true)).toEqual(["bad"]);
  });

  it("is none when nothing died, or nothing was left", () => {
    expect(deadly([left("a", 0), left("b", 0)], true)).toEqual([]);
    expect(deadly([], true)).toEqual([]);
  });
});
