import { describe, expect, it } from "vitest";
import { JobSessions } from "../../../../src/discord/progress/job-sessions.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";

function open(): JobSessions {
  const { now, sleep } = new SimulatedClock(0);
  return new JobSessions({ log: new RecordingLog(), now, sleep });
}

describe("the sessions of jobs", () => {
  it("are one for each job, until it has ended", () => {
    const sessions = open();
    const job = sampleJob();
    expect(sessions.known(job)).toBeUndefined();
    const session = sessions.of(job);
    expect(sessions.of(job)).toBe(session);
    expect(sessions.hasEnded(job)).toBe(false);
    sessions.end(job);
    expect(sessions.known(job)).toBeUndefined();
    expect(sessions.hasEnded(job)).toBe(true);
  });

  it("do not grow with the jobs that have ended", () => {
    const sessions = open();
    const jobs = Array.from({ length: 1500 }, (_, index) => sampleJob({ id: `job${index}` }));
    for (const job of jobs) sessions.end(job);
    expect(jobs.filter((job) => sessions.hasEnded(job))).toEqual(jobs.slice(500));
  });
});
