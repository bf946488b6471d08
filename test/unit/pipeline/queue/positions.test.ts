import { describe, expect, it } from "vitest";
import type { QueuePosition } from "../../../../src/pipeline/audience.ts";
import { Places } from "../../../../src/pipeline/queue/positions.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";

type Queue = ReadonlyMap<string, QueuePosition>;

function openPlaces() {
  const state = { queue: new Map([["job1", { ahead: 0, seconds: 10 }]]) as Queue };
  const told: Queue[] = [];
  const clock = new SimulatedClock();
  const log = new RecordingLog();
  const stopping = new AbortController();
  let surveys = 0;
  const survey = async () => {
    surveys += 1;
    await Promise.resolve();
    if (state.queue.size > 9) throw new Error("the disk is full");
    return state.queue;
  };
  const tell = (queue: Queue) => void told.push(queue);
  const places = new Places(survey, { tell, clock, log }, stopping.signal);
  return { places, state, told, clock, stopping, log, surveys: () => surveys };
}

describe("the places in the queue", () => {
  it("are surveyed once for all who ask at the same time", async () => {
    const { places, surveys, told } = openPlaces();
    await Promise.all(Array.from({ length: 60 }, () => places.refresh()));
    expect(surveys()).toBe(2);
    expect(told).toHaveLength(2);
    expect(places.of("job1")).toEqual({ ahead: 0, seconds: 10 });
    expect(places.waiting).toBe(1);
  });

  it("forget a job that no longer waits", async () => {
    const { places, state } = openPlaces();
    await places.refresh();
    state.queue = new Map();
    await places.refresh();
    expect(places.of("job1")).toBeUndefined();
  });

  it("are told a moment after a change, however many changes there were", async () => {
    const { places, told, clock, surveys } = openPlaces();
    for (let each = 0; each < 20; each += 1) places.changed();
    await clock.advance(99);
    expect(told).toHaveLength(0);
    await clock.advance(1);
    expect(told).toHaveLength(1);
    expect(surveys()).toBe(1);
    places.changed();
    await clock.advance(999);
    expect(surveys()).toBe(1);
    await clock.advance(1);
    expect(surveys()).toBe(2);
  });

  it("are told no more once the studio stops", async () => {
    const { places, clock, stopping, surveys } = openPlaces();
    places.changed();
    stopping.abort(new Error("stop"));
    places.changed();
    await clock.advance(5000);
    expect(surveys()).toBe(0);
  });

  it("are looked for again after the storage failed, which is logged", async () => {
    const { places, state, clock, log, told } = openPlaces();
    const before = state.queue;
    state.queue = new Map(
      Array.from({ length: 10 }, (_, ahead) => [`job${ahead}`, { ahead, seconds: undefined }]),
    );
    places.changed();
    await clock.advance(1000);
    expect(log.lines).toMatchObject([{ level: "warn" }]);
    state.queue = before;
    places.changed();
    await clock.advance(1000);
    expect(told).toEqual([before]);
  });
});
