import { describe, expect, it } from "vitest";
import { createTerminalAudience } from "../../../../src/cli/imagine/terminal-audience.ts";
import type { Job } from "../../../../src/domain/job.ts";

const job = (id: string, state: Job["state"]) => ({ id, state }) as Job;

describe("the terminal as an audience", () => {
  it("hands over a delivered job, whoever asks first", async () => {
    const audience = createTerminalAudience(() => {});
    const early = audience.outcome("a");
    await audience.deliver(job("a", "made"), []);
    await audience.deliver(job("b", "made"), []);
    expect((await early).job.id).toBe("a");
    expect((await audience.outcome("b")).job.id).toBe("b");
  });

  it("hands over a job that failed", async () => {
    const audience = createTerminalAudience(() => {});
    await audience.ended(job("a", "failed"));
    expect((await audience.outcome("a")).job.state).toBe("failed");
  });

  it("keeps the latents of each picture", async () => {
    const audience = createTerminalAudience(() => {});
    const latents = { data: Float32Array.of(1), channels: 1, height: 1, width: 1 };
    audience.keepLatents?.(job("a", "running"), 1, latents);
    await audience.deliver(job("a", "made"), []);
    expect([...(await audience.outcome("a")).latents]).toEqual([[1, latents]]);
  });
});
