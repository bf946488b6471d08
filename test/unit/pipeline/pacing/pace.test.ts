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
  const { settings } = await openTestStorage();
  const clock = new SimulatedClock();
  const make = () => new Paces({ settings, clock, log: new RecordingLog() }, () => {});
  return { settings, clock, make };
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

  it.each(["not json", '{"a":1}', '["x"]'])("survive %s in their memory", async (stored) => {
    const { make, settings } = await openPaces();
    await settings.set("pipeline.starts:segmind", stored);
    const paces = make();
    await paces.recall([limited]);
    expect(paces.of(pace).recentStarts).toEqual([]);
    await paces.stop();
  });
});
