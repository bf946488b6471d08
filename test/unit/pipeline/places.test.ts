import { describe, expect, it } from "vitest";
import type { Job } from "../../../src/domain/job.ts";
import type { QueuePlace } from "../../../src/pipeline/audience.ts";
import { Places } from "../../../src/pipeline/places.ts";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { RecordingAudience } from "../../support/pipeline/recording-audience.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { SimulatedClock } from "../../support/pipeline/simulated-clock.ts";

async function openPlaces() {
  const { jobs } = await openTestStorage();
  const job = await admitted(jobs);
  const state = { waiting: [job] as Job[], place: { ahead: 0, seconds: 10 } as QueuePlace };
  const audience = new RecordingAudience();
  const clock = new SimulatedClock();
  const log = new RecordingLog();
  const stopping = new AbortController();
  let surveys = 0;
  const survey = async () => {
    surveys += 1;
    await Promise.resolve();
    return {
      waiting: state.waiting,
      places: new Map(state.waiting.map((each) => [each.id, state.place])),
    };
  };
  const places = new Places(survey, { audience, clock, log }, stopping.signal);
  return { places, state, audience, clock, job, stopping, log, surveys: () => surveys };
}

describe("the places in the queue", () => {
  it("are told once, and again only when they have changed notably", async () => {
    const { places, state, audience } = await openPlaces();
    await places.refresh();
    await places.refresh();
    state.place = { ahead: 0, seconds: 9 };
    await places.refresh();
    expect(audience.places).toHaveLength(1);
    state.place = { ahead: 0, seconds: 4 };
    await places.refresh();
    state.place = { ahead: 1, seconds: 4 };
    await places.refresh();
    state.place = { ahead: 1, seconds: undefined };
    await places.refresh();
    expect(audience.places.map(({ place }) => [place.ahead, place.seconds])).toEqual([
      [0, 10],
      [0, 4],
      [1, 4],
      [1, undefined],
    ]);
  });

  it("are surveyed once for all who ask at the same time", async () => {
    const { places, surveys, job } = await openPlaces();
    await Promise.all(Array.from({ length: 60 }, () => places.refresh()));
    expect(surveys()).toBe(2);
    expect(places.of(job.id)).toEqual({ ahead: 0, seconds: 10 });
    expect(places.waiting).toBe(1);
  });

  it("forget a job that no longer waits", async () => {
    const { places, state, job } = await openPlaces();
    await places.refresh();
    state.waiting = [];
    await places.refresh();
    expect(places.of(job.id)).toBeUndefined();
  });

  it("are told a moment after a change, however many changes there were", async () => {
    const { places, audience, clock, surveys } = await openPlaces();
    for (let each = 0; each < 20; each += 1) places.changed();
    await clock.advance(999);
    expect(audience.places).toHaveLength(0);
    await clock.advance(1);
    expect(audience.places).toHaveLength(1);
    expect(surveys()).toBe(1);
    places.changed();
    await clock.advance(1000);
    expect(surveys()).toBe(2);
  });

  it("are told no more once the studio stops", async () => {
    const { places, clock, stopping, surveys } = await openPlaces();
    places.changed();
    stopping.abort(new Error("stop"));
    places.changed();
    await clock.advance(5000);
    expect(surveys()).toBe(0);
  });

  it("survive an audience that throws", async () => {
    const { places, audience, log } = await openPlaces();
    audience.waiting = () => {
      throw new Error("no");
    };
    await places.refresh();
    expect(log.lines).toMatchObject([{ level: "warn" }]);
  });
});
