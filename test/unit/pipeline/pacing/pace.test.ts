import { describe, expect, it } from "vitest";
import { Paces } from "../../../../src/pipeline/pacing/pace.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";

const limited = scriptedModel({
  pace: { account: "segmind", requestsPerMinute: 5, concurrency: 9 },
});
const { pace } = limited.capabilities;
const never = new AbortController().signal;

async function openPaces() {
  const { starts } = await openTestStorage();
  const clock = new SimulatedClock();
  const make = () => new Paces({ starts, clock, log: new RecordingLog() }, () => {});
  return { starts, clock, make };
}

describe("the paces of all accounts", () => {
  it("are one for each account", async () => {
    const { make } = await openPaces();
    const paces = make();
    expect(paces.of(pace)).toBe(paces.of({ ...pace }));
    expect(paces.of(pace)).not.toBe(paces.of({ ...pace, account: "other" }));
    await paces.stop();
  });

  it("remember the minute over a restart", async () => {
    const { make, clock } = await openPaces();
    const first = make();
    await first.of(pace).run(async () => {}, never);
    await first.stop();
    const second = make();
    await second.recall([limited, scriptedModel()]);
    expect(second.of(pace).recentStarts).toEqual([clock.now()]);
    await second.stop();
  });

  it("count a call that was noted before the clock was set back as one that starts now", async () => {
    const { make, starts, clock } = await openPaces();
    await starts.note("segmind", clock.now());
    clock.set(-3_600_000);
    const paces = make();
    await paces.recall([limited]);
    expect(paces.of(pace).recentStarts).toEqual([clock.monotonic()]);
    await paces.stop();
  });

  it("forget what is older than the minute", async () => {
    const { make, starts, clock } = await openPaces();
    await starts.note("segmind", clock.now() - 61_000);
    const paces = make();
    await paces.recall([limited]);
    expect(paces.of(pace).recentStarts).toEqual([]);
    await paces.stop();
  });
});
