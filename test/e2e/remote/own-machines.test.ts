import { describe, expect, it, onTestFinished } from "vitest";
import { startProcess } from "../../support/easel-process.ts";
import {
  answerWith,
  openSurroundings,
  type Surroundings,
} from "../../support/remote/open-easel.ts";
import { startA1111Double } from "../../support/vendors/a1111-double.ts";
import { startHordeDouble } from "../../support/vendors/horde-double.ts";

/** A bot in a process of its own, which the test may kill. */
async function startBot({ settings }: Surroundings, change: Readonly<Record<string, string>>) {
  const easel = await startProcess({ ...settings, ...change });
  onTestFinished(() => easel.kill());
  return easel;
}

describe("a bot that is killed while others draw for it", () => {
  it("finds its orders at the AI Horde again, and orders nothing anew", async () => {
    const surroundings = await openSurroundings();
    const { discord, you, remote } = surroundings;
    const horde = await startHordeDouble({}, remote.host);
    onTestFinished(() => horde.close());
    const settings = { AIHORDE_API_KEY: "anonymous", AIHORDE_BASE_URL: horde.url.href };
    horde.nextCheck(...Array.from({ length: 500 }, () => ({ wait_time: 9, queue_position: 3 })));
    const checks = () => horde.requests.filter(({ path }) => path.includes("/check/"));
    const first = await startBot(surroundings, settings);
    const asked = { prompt: "a red apple", model: "horde/stable_diffusion", count: 2, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => new Set(checks().map(({ path }) => path)).size === 2);
    await first.kill();

    horde.finish();
    await startBot(surroundings, settings);
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(2);
    expect(horde.posts).toHaveLength(2);
    expect(horde.deleted).toEqual([]);
  });

  it("orders again from the AI Horde what it had not yet answered: that costs nothing", async () => {
    const surroundings = await openSurroundings();
    const { discord, you, remote } = surroundings;
    const horde = await startHordeDouble({}, remote.host);
    onTestFinished(() => horde.close());
    const settings = { AIHORDE_API_KEY: "anonymous", AIHORDE_BASE_URL: horde.url.href };
    horde.next({ kind: "hang" });
    const first = await startBot(surroundings, settings);
    const asked = { prompt: "a red apple", model: "horde/stable_diffusion", count: 1, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => horde.posts.length === 1);
    await first.kill();

    await startBot(surroundings, settings);
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(1);
    expect(horde.posts).toHaveLength(2);
  });

  it("draws again what a server of its own had not finished", async () => {
    const surroundings = await openSurroundings();
    const { discord, you } = surroundings;
    const server = await startA1111Double();
    onTestFinished(() => server.close());
    server.desk.hold();
    const settings = { A1111_URL: server.url.href };
    const first = await startBot(surroundings, settings);
    const asked = { prompt: "a red apple", model: "a1111/dreamshaper_8", count: 1, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => server.posts.length === 1);
    await first.kill();

    server.desk.finish();
    await startBot(surroundings, settings);
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(1);
    expect(server.posts.map(({ body }) => body?.["seed"])).toEqual([5, 5]);
  });
});

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
