import { describe, expect, it, onTestFinished } from "vitest";
import { wordsOf } from "../../support/discord/reading.ts";
import { startProcess } from "../../support/easel-process.ts";
import { answerWith, openSurroundings } from "../../support/remote/open-easel.ts";
import { startFalDouble } from "../../support/vendors/fal-double.ts";
import { faults } from "../../support/vendors/faults.ts";
import { startReplicateDouble } from "../../support/vendors/replicate-double.ts";
import { TEST_KEY } from "../../support/vendors/vendor.ts";

/** fal and Replicate, a Discord, and bots with all of them, each in a process of its own. */
async function openHosted() {
  const { discord, you, remote, settings } = await openSurroundings();
  const fal = await startFalDouble({ key: TEST_KEY }, remote.host);
  onTestFinished(() => fal.close());
  const replicate = await startReplicateDouble({ token: TEST_KEY }, remote.host);
  onTestFinished(() => replicate.close());
  const startBot = async () => {
    const easel = await startProcess({
      ...settings,
      FAL_KEY: TEST_KEY,
      FAL_BASE_URL: fal.url.href,
      REPLICATE_API_TOKEN: TEST_KEY,
      REPLICATE_BASE_URL: replicate.url.href,
      REPLICATE_MODELS: "stability-ai/sdxl",
    });
    onTestFinished(() => easel.kill());
    return easel;
  };
  return { discord, you, fal, replicate, startBot };
}

describe("a bot that is killed while paid services draw", () => {
  it("asks for its jobs at fal and Replicate again, and pays for none twice", async () => {
    const { discord, you, fal, replicate, startBot } = await openHosted();
    fal.nextStatus(
      ...Array.from({ length: 500 }, () => ({ status: "IN_QUEUE", queue_position: 2 })),
    );
    replicate.nextState(...Array.from({ length: 500 }, () => ({ status: "processing" })));
    const asked = { prompt: "a red apple", seed: 5 };
    const first = await startBot();
    const ordered = await you.slash("imagine", {
      ...asked,
      model: "fal/fal-ai/flux/dev",
      count: 2,
    });
    const other = await you.slash("imagine", { ...asked, model: "replicate/stability-ai/sdxl" });
    const asks = (requests: typeof fal.requests, part: RegExp) =>
      new Set(requests.filter(({ path }) => part.test(path)).map(({ path }) => path)).size;
    await waitFor(() => asks(fal.requests, /\/status/) === 2);
    await waitFor(() => asks(replicate.requests, /^\/v1\/predictions\/\w+$/) === 1);
    await first.kill();

    fal.finish();
    replicate.finish();
    await startBot();
    const message = await answerWith({ discord, you }, ordered, "Reroll");
    expect(message.attachments).toHaveLength(2);
    expect((await answerWith({ discord, you }, other, "Reroll")).attachments).toHaveLength(1);
    expect([fal.posts.length, replicate.predictions.length]).toEqual([2, 1]);
    expect([fal.cancelled, replicate.cancelled]).toEqual([[], []]);
  });
});

describe("a bot that is killed before a paid service has answered its order", () => {
  it.each([
    ["fal", "fal/fal-ai/flux/dev"],
    ["replicate", "replicate/stability-ai/sdxl"],
  ] as const)(
    "does not order from %s again by itself, says why and offers to",
    async (id, model) => {
      const { discord, you, startBot, ...services } = await openHosted();
      const service = services[id];
      service.next(faults.hang);
      const first = await startBot();
      const asked = { prompt: "a red apple", model, count: 1, seed: 5 };
      const outcome = await you.slash("imagine", asked);
      const ordered = () => service.requests.filter(({ method }) => method === "POST").length;
      await waitFor(() => ordered() === 1);
      await first.kill();

      await startBot();
      const message = await answerWith({ discord, you }, outcome, "Try again");
      expect(wordsOf(message)).toContain("may be charged twice");
      expect(ordered()).toBe(1);
      expect(message.attachments).toEqual([]);
    },
  );
});

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
