import { spawn } from "node:child_process";
import { getPriority } from "node:os";
import { setImmediate, setTimeout } from "node:timers/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createEngine, type Engine, type EngineOptions } from "../../../src/diffusion/engine.ts";
import type { EngineEvent, GenerationJob } from "../../../src/diffusion/job.ts";
import { DiffusionError } from "../../../src/domain/errors.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const LONG = { steps: 1000, seeds: [1, 2, 3] };
const engines: Engine[] = [];

function start(options: Partial<EngineOptions> = {}): Engine {
  const engine = createEngine({ log: silent, device: "cpu", threads: 1, ...options });
  engines.push(engine);
  return engine;
}

/** For tests that leave it as it was: starting a process costs more than drawing a tiny picture. */
const shared = createEngine({ log: silent, device: "cpu", threads: 1 });
afterAll(() => shared.close());

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

async function collect(
  engine: Engine,
  job: GenerationJob,
  onEvent: (event: EngineEvent, index: number) => void = () => {},
  signal = new AbortController().signal,
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  for await (const event of engine.generate(job, { signal })) {
    events.push(event);
    onEvent(event, events.length);
  }
  return events;
}

const picturesOf = (events: readonly EngineEvent[]) =>
  events.filter((event) => event.type === "picture");

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(10);
}

describe("the engine's picture check", () => {
  const grey = new Uint8Array(224 * 224 * 3).fill(128);

  it("gives a score without anything being drawn, and while something is", async () => {
    const score = await shared.checkPicture(grey);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThan(0.5);
    const order: string[] = [];
    const drawing = collect(shared, tinyJob({ steps: 300 }), () => {}).then(() =>
      order.push("drawn"),
    );
    const checks = Promise.all([1, 2].map(() => shared.checkPicture(grey))).then((scores) => {
      order.push("checked");
      return scores;
    });
    expect(await checks).toEqual([score, score]);
    await drawing;
    expect(order).toEqual(["checked", "drawn"]);
  });

  it("starts a process that was lost again, once", async () => {
    const engine = start();
    await engine.checkPicture(grey);
    const { pid } = engine.status();
    if (pid === undefined) throw new Error("there is no process");
    process.kill(pid, "SIGKILL");
    expect(await engine.checkPicture(grey)).toBeGreaterThanOrEqual(0);
    expect(engine.status().pid).not.toBe(pid);
  });

  it("ends its process after a while without work", async () => {
    const engine = start({ idleAfterMs: 50 });
    await engine.checkPicture(grey);
    await until(() => engine.status().pid === undefined);
  });
});

describe("the engine", () => {
  it("tells every step and gives each picture as soon as it is finished", async () => {
    const events = await collect(shared, tinyJob({ seeds: [7, 8] }));
    const kinds = events.map((event) => event.type !== "warning" && [event.type, event.index]);
    expect(kinds).toEqual([
      ...Array.from({ length: 4 }, () => ["progress", 0]),
      ["picture", 0],
      ...Array.from({ length: 4 }, () => ["progress", 1]),
      ["picture", 1],
    ]);
    expect(picturesOf(events).map(({ seed }) => seed)).toEqual([7, 8]);
    expect(picturesOf(events)[0]?.picture.data).toHaveLength(16 * 16 * 3);
    const fractions = events.flatMap((event) => (event.type === "progress" ? event.fraction : []));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  it("draws a picture alone from its seed exactly as among others", async () => {
    const engine = shared;
    const together = picturesOf(await collect(engine, tinyJob({ seeds: [7, 8] })));
    const alone = picturesOf(await collect(engine, tinyJob({ seeds: [8] })));
    expect(alone[0]?.picture).toEqual(together[1]?.picture);
  });

  it("gives the final latents where they are wanted, and not where they are not", async () => {
    const engine = shared;
    const [wanted] = picturesOf(await collect(engine, tinyJob({ wantLatents: true })));
    const [unwanted] = picturesOf(await collect(engine, tinyJob()));
    expect(wanted?.latents?.dims).toEqual([1, 4, 8, 8]);
    expect(unwanted?.latents).toBeUndefined();
  });

  it("stops within a step when it is cancelled, and keeps its process", async () => {
    const engine = shared;
    const cancel = new AbortController();
    const drawing = collect(
      engine,
      tinyJob(LONG),
      (_, count) => count === 3 && cancel.abort(new Error("changed my mind")),
      cancel.signal,
    );
    await expect(drawing).rejects.toThrow("changed my mind");
    const { pid } = engine.status();
    await collect(engine, tinyJob());
    expect(engine.status().pid).toBe(pid);
  });

  it("starts again after kill -9 and draws only what is missing", async () => {
    const engine = start();
    const pids = new Set<number | undefined>();
    let killed = false;
    const events = await collect(engine, tinyJob({ ...LONG, steps: 100 }), (event) => {
      pids.add(engine.status().pid);
      if (event.type !== "picture" || killed) return;
      killed = true;
      process.kill(engine.status().pid ?? 0, "SIGKILL");
    });
    expect(picturesOf(events).map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(pids.size).toBe(2);
  });

  it("gives up, as something that may be tried again, when the process is lost twice", async () => {
    const engine = start();
    const drawing = collect(engine, tinyJob(LONG), () => {
      process.kill(engine.status().pid ?? 0, "SIGKILL");
    });
    await expect(drawing).rejects.toThrow(/ended twice without finishing \(signal SIGKILL\)/);
    await expect(drawing).rejects.toMatchObject({ stage: "process", retryable: true });
  });

  it("notices a process that hangs, and starts another", async () => {
    const engine = start({ hangAfterMs: 1500 });
    let stopped: number | undefined;
    const events = await collect(engine, tinyJob({ steps: 100 }), () => {
      if (stopped !== undefined) return;
      stopped = engine.status().pid;
      process.kill(stopped ?? 0, "SIGSTOP");
    });
    expect(picturesOf(events)).toHaveLength(1);
    expect(engine.status().pid).not.toBe(stopped);
    expect(isAlive(stopped ?? 0)).toBe(false);
  });

  it("kills a process that does not obey a cancel", async () => {
    const engine = start({ cancelWithinMs: 50 });
    const cancel = new AbortController();
    let stopped = 0;
    const drawing = collect(
      engine,
      tinyJob(LONG),
      () => {
        stopped = engine.status().pid ?? 0;
        process.kill(stopped, "SIGSTOP");
        cancel.abort(new Error("enough"));
      },
      cancel.signal,
    );
    await expect(drawing).rejects.toThrow("enough");
    await until(() => !isAlive(stopped));
    expect(picturesOf(await collect(engine, tinyJob()))).toHaveLength(1);
  });

  it("leaves the event loop of its user free while it draws", async () => {
    const engine = shared;
    const done = new AbortController();
    let turns = 0;
    const turning = (async () => {
      while (!done.signal.aborted) {
        await setImmediate();
        turns += 1;
      }
    })();
    const events = await collect(engine, tinyJob({ steps: 40 }));
    done.abort();
    await turning;
    expect(turns).toBeGreaterThan(events.length);
  });

  it("draws one job after the other", async () => {
    const engine = shared;
    const order: string[] = [];
    await Promise.all([
      collect(engine, tinyJob({ steps: 50 }), () => order.push("first")),
      collect(engine, tinyJob({ steps: 50 }), () => order.push("second")),
    ]);
    expect(order.indexOf("second")).toBeGreaterThan(order.lastIndexOf("first"));
  });

  it("drops a waiting job that is cancelled before its turn", async () => {
    const engine = shared;
    const cancel = new AbortController();
    const first = collect(engine, tinyJob({ steps: 100 }));
    const second = collect(engine, tinyJob(), () => {}, cancel.signal);
    cancel.abort(new Error("no longer"));
    await expect(second).rejects.toThrow("no longer");
    expect(picturesOf(await first)).toHaveLength(1);
    await until(() => !engine.status().isDrawing);
  });

  it("reports wrong options and broken folders in one sentence, without a second attempt", async () => {
    const engine = shared;
    await expect(collect(engine, tinyJob({ steps: 0 }))).rejects.toThrow(
      "Steps must be a whole number from 1 to 1000, not 0.",
    );
    const { pid } = engine.status();
    const missing = collect(engine, tinyJob({ folder: "/nowhere/model" }));
    await expect(missing).rejects.toThrow("there is nothing at that path");
    await expect(missing).rejects.toBeInstanceOf(DiffusionError);
    expect(engine.status().pid).toBe(pid);
  });

  it("loads a model ahead of time and says which execution provider runs it", async () => {
    const engine = start();
    expect(engine.status().provider).toBeUndefined();
    await engine.warm(tinyModel());
    expect(engine.status()).toMatchObject({ provider: "cpu", isDrawing: false, waiting: 0 });
    await expect(engine.warm("/nowhere/model")).rejects.toThrow("there is nothing at that path");
  });

  it("runs its process at a lower priority than its own", async () => {
    const engine = start();
    await engine.warm(tinyModel());
    expect(getPriority(engine.status().pid)).toBeGreaterThan(getPriority());
  });

  it("ends an idle process and starts another when there is work again", async () => {
    const engine = start({ idleAfterMs: 20 });
    await engine.warm(tinyModel());
    await until(() => engine.status().pid === undefined);
    expect(picturesOf(await collect(engine, tinyJob()))).toHaveLength(1);
  });

  it("leaves no process behind when it is closed in the middle of a job", async () => {
    const engine = start();
    let pid = 0;
    const drawing = collect(engine, tinyJob(LONG), () => {
      pid = engine.status().pid ?? 0;
      void engine.close();
    });
    await expect(drawing).rejects.toThrow("shutting down");
    await engine.close();
    expect(isAlive(pid)).toBe(false);
    await expect(collect(engine, tinyJob())).rejects.toThrow("shutting down");
  });
});

describe("the inference process", () => {
  it("ends by itself when the bot is killed", async () => {
    const script = join(import.meta.dirname, "../../support/diffusion/engine-owner.ts");
    const owner = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    const pid = await new Promise<number>((resolve) => {
      owner.stdout.once("data", (line: Buffer) => resolve(Number(line.toString())));
    });
    expect(isAlive(pid)).toBe(true);
    owner.kill("SIGKILL");
    await until(() => !isAlive(pid));
  });
});
