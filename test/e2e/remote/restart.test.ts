import { describe, expect, it, onTestFinished } from "vitest";
import { wordsOf } from "../../support/discord/reading.ts";
import { type EaselProcess, startProcess } from "../../support/easel-process.ts";
import {
  answerWith,
  openSurroundings,
  type Surroundings,
} from "../../support/remote/open-easel.ts";
import { faults } from "../../support/vendors/faults.ts";

/** A bot in a process of its own, which the test may kill. */
async function startBot({ settings }: Surroundings): Promise<EaselProcess> {
  const easel = await startProcess(settings);
  onTestFinished(() => easel.kill());
  return easel;
}

describe("a bot that is killed while a service is at work", () => {
  it("goes on asking ImagePipeline for what it had ordered, and orders nothing anew", async () => {
    const surroundings = await openSurroundings();
    const { discord, you, remote } = surroundings;
    const { imagePipeline } = remote;
    const polls = () => imagePipeline.requests.filter(({ method }) => method === "GET");
    imagePipeline.everyStatus({ status: "PENDING" });
    const first = await startBot(surroundings);
    const asked = { prompt: "a red apple", model: "imagepipeline/sdxl", count: 2, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => new Set(polls().map(({ path }) => path)).size === 2);
    await first.kill();

    imagePipeline.everyStatus({ status: "SUCCESS", download_urls: ["{link}"] });
    await startBot(surroundings);
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(2);
    expect(imagePipeline.posts.map(({ body }) => body?.["seed"])).toEqual([5, 6]);
  });

  it("does not send a call again whose answer it never saw, but says so and offers to", async () => {
    const surroundings = await openSurroundings();
    const { discord, you, remote } = surroundings;
    remote.segmind.next(faults.hang);
    const first = await startBot(surroundings);
    const outcome = await you.slash("imagine", { prompt: "a red apple" });
    await waitFor(() => remote.segmind.posts.length === 1);
    await first.kill();

    await startBot(surroundings);
    const message = await answerWith({ discord, you }, outcome, "Try again");
    expect(wordsOf(message)).toContain("may be charged twice");
    expect(remote.segmind.posts).toHaveLength(1);
    expect(remote.imagePipeline.posts).toHaveLength(0);
  });
});

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
