import { describe, expect, it } from "vitest";
import type { QueuePosition } from "../../../../src/pipeline/audience.ts";
import { PositionNotices } from "../../../../src/pipeline/queue/position-notices.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { RecordingAudience } from "../../../support/pipeline/recording-audience.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { eventually, settle } from "../../../support/pipeline/simulated-clock.ts";

/** Notices for jobs that wait; `show` gives them their places in order, and waits until all is told. */
async function openNotices(count = 1) {
  const { jobs } = await openTestStorage();
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) ids.push((await admitted(jobs)).id);
  const audience = new RecordingAudience();
  const log = new RecordingLog();
  const stopping = new AbortController();
  const state = { reads: 0, beforeRead: async () => {} };
  const find = async (id: string) => {
    state.reads += 1;
    await state.beforeRead();
    return await jobs.find(id);
  };
  const notices = new PositionNotices({ find, audience, log }, stopping.signal);
  const show = async (...places: QueuePosition[]) => {
    const { reads } = state;
    notices.show(new Map(places.map((position, index) => [ids[index] ?? "unknown", position])));
    await eventually(async () => {
      const before = state.reads;
      await settle();
      return state.reads === before;
    });
    return state.reads - reads;
  };
  const told = () => audience.places.map(({ position }) => [position.ahead, position.seconds]);
  return { notices, jobs, ids, audience, log, stopping, state, show, told };
}

const position = (ahead: number, seconds?: number) => ({ ahead, seconds });

describe("notices of places", () => {
  it("are given once, and again only when a place has changed notably", async () => {
    const { show, told } = await openNotices();
    for (const next of [
      position(0, 10),
      position(0, 10),
      position(0, 9),
      position(0, 4),
      position(1, 4),
    ])
      await show(next);
    await show(position(1));
    expect(told()).toEqual([
      [0, 10],
      [0, 4],
      [1, 4],
      [1, undefined],
    ]);
  });

  it("count single steps near the front, and only longer ways far behind", async () => {
    const { show, told } = await openNotices();
    for (const ahead of [400, 399, 381, 380, 20, 19, 18]) await show(position(ahead));
    expect(told().map(([ahead]) => ahead)).toEqual([400, 380, 20, 19, 18]);
  });

  it("read nothing of jobs that need no notice", async () => {
    const { show } = await openNotices(3);
    expect(await show(position(0), position(1), position(2))).toBe(3);
    expect(await show(position(0), position(1), position(2))).toBe(0);
    expect(await show(position(0), position(1), position(3))).toBe(1);
  });

  it("tell the newest place when it changes while others are told", async () => {
    const { notices, ids, show, state, audience } = await openNotices(2);
    const [first = "", second = ""] = ids;
    state.beforeRead = async () => {
      await settle();
      state.beforeRead = async () => {};
      notices.show(
        new Map([
          [first, position(0)],
          [second, position(7)],
        ]),
      );
    };
    await show(position(0), position(1));
    expect(audience.places).toEqual([
      { jobId: first, position: position(0) },
      { jobId: second, position: position(7) },
    ]);
  });

  it("are not given for a job whose turn has come, nor for one that is unknown", async () => {
    const { jobs, show, told } = await openNotices();
    await jobs.takeNext({});
    await show(position(0), position(1));
    expect(told()).toEqual([]);
  });

  it("begin anew for a job that waits again", async () => {
    const { show, told } = await openNotices();
    await show(position(0));
    await show();
    await show(position(0));
    expect(told()).toHaveLength(2);
  });

  it("end when the studio stops", async () => {
    const { stopping, show, state, told } = await openNotices(3);
    state.beforeRead = async () => stopping.abort();
    expect(await show(position(0), position(1), position(2))).toBe(1);
    expect(await show(position(5), position(6), position(7))).toBe(0);
    expect(told()).toHaveLength(1);
  });

  it("survive an audience that throws", async () => {
    const { show, audience, log } = await openNotices(2);
    audience.waiting = (job, { ahead }) => {
      if (ahead === 0) throw new Error("no");
      audience.places.push({ jobId: job.id, position: { ahead, seconds: undefined } });
    };
    await show(position(0), position(1));
    expect(log.lines).toMatchObject([{ level: "warn" }]);
    expect(audience.places).toHaveLength(1);
  });
});
