import { describe, expect, it } from "vitest";
import type { Preview } from "../../../../src/pipeline/audience.ts";
import { ProgressMeter } from "../../../../src/pipeline/running/progress-meter.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { RecordingAudience } from "../../../support/pipeline/recording-audience.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { pixels } from "../../../support/pipeline/scripted-model.ts";
import { settle, SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";

async function openMeter(expectedMs?: number) {
  const { jobs } = await openTestStorage();
  const job = await admitted(jobs);
  const audience = new RecordingAudience();
  const clock = new SimulatedClock();
  const log = new RecordingLog();
  const encoding: ((preview: Preview) => void)[] = [];
  const previewFile = () => new Promise<Preview>((resolve) => encoding.push(resolve));
  const meter = new ProgressMeter(
    job,
    { audience, images: { previewFile }, clock, log },
    expectedMs,
  );
  const newest = () => audience.progress.at(-1)?.progress;
  return { meter, audience, clock, log, encoding, newest, job };
}

const preview: Preview = { bytes: new Uint8Array(1), mediaType: "image/webp" };

describe("the progress of a run", () => {
  it("never falls", async () => {
    const { meter, audience } = await openMeter();
    for (const fraction of [0.2, 0.1, 0.5, 1.5]) meter.advance({ type: "progress", fraction });
    const shown = audience.progress.map(({ progress }) => progress.fraction);
    expect(shown).toEqual([0.2, 0.2, 0.5, 1]);
  });

  it("tells the time left: first from earlier runs, then from this one's own speed", async () => {
    const { meter, clock, newest, job } = await openMeter(10_000);
    meter.show(job);
    expect(newest()?.secondsLeft).toBe(10);
    await clock.advance(2000);
    meter.advance({ type: "progress", fraction: 0 });
    expect(newest()?.secondsLeft).toBe(8);
    await clock.advance(2000);
    meter.advance({ type: "progress", fraction: 0.5 });
    expect(newest()?.secondsLeft).toBe(4);
  });

  it("does not guess the time of a model that never ran", async () => {
    const { meter, newest, job } = await openMeter();
    meter.show(job);
    expect(newest()?.secondsLeft).toBeUndefined();
  });

  it("says while what is drawn cannot be stored, and no longer than that", async () => {
    const { meter, newest, job } = await openMeter();
    meter.show(job);
    meter.noteStorage("full");
    expect(newest()?.unstored).toBe("full");
    meter.noteStorage(undefined);
    expect(newest()?.unstored).toBeUndefined();
  });

  it("encodes one preview at a time, a second apart, and drops the others", async () => {
    const { meter, clock, encoding, newest } = await openMeter();
    const step = () =>
      meter.advance({ type: "progress", fraction: 0.1, position: 0, preview: pixels(1) });
    step();
    step();
    await clock.advance(1000);
    step();
    expect(encoding).toHaveLength(1);
    encoding[0]?.(preview);
    await settle();
    expect(newest()?.preview).toBe(preview);
    step();
    expect(encoding).toHaveLength(2);
  });

  it("does not show a preview of another picture than the one that is drawn", async () => {
    const { meter, encoding, newest } = await openMeter();
    meter.advance({ type: "progress", fraction: 0.1, position: 0, preview: pixels(1) });
    meter.advance({ type: "progress", fraction: 0.6, position: 1 });
    encoding[0]?.(preview);
    await settle();
    expect(newest()).toMatchObject({ position: 1, preview: undefined });
  });

  it("shows nothing after its end, and survives an audience that throws", async () => {
    const { meter, audience, log } = await openMeter();
    audience.running = () => {
      throw new Error("no");
    };
    meter.advance({ type: "progress", fraction: 0.1 });
    expect(log.lines).toHaveLength(1);
    meter.end();
    meter.advance({ type: "progress", fraction: 0.2 });
    expect(log.lines).toHaveLength(1);
    expect(meter.progress.fraction).toBe(0.2);
  });
});
