import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import type { EaselProcess } from "../../support/easel-process.ts";
import { isFinal } from "../../support/kill/people.ts";
import { invalidBodies } from "../../support/loopback/start-discord.ts";
import { validateBySchema } from "../../support/loopback/schema.ts";
import { hasServers, openSeveral, type Several } from "../../support/several/open-several.ts";

const PEOPLE = 12;

const messageOf = (person: DiscordUser, outcome: Outcome): WireMessage => {
  if (!("message" in outcome)) throw new Error(JSON.stringify(outcome));
  const { message } = outcome;
  return person.messages().find(({ id }) => id === message.id) ?? message;
};

const count = (who: DiscordUser): number => who.messages().filter(isFinal).length;

describe.skipIf(!hasServers)("two gateways and two workers", () => {
  let several: Several;
  let processes: EaselProcess[];

  beforeAll(async () => {
    several = await openSeveral(PEOPLE, {
      network: true,
      validate: validateBySchema,
      answerWithinMs: 20_000,
    });
    processes = [];
    // A worker first, so that the gateways know what can be drawn.
    processes.push(await several.worker());
    const more = [several.worker(), several.gateway(0), several.gateway(1)];
    processes.push(...(await Promise.all(more)));
  }, 120_000);

  afterAll(async () => {
    const codes = await Promise.all(processes.map((each) => each.stop()));
    const invalid = invalidBodies(several.discord);
    await several.close();
    expect({ codes, invalid }).toEqual({ codes: [0, 0, 0, 0], invalid: [] });
  }, 120_000);

  const reaches = (person: DiscordUser, outcome: Outcome, label: string) =>
    several.discord.events.waitUntil(() => {
      const message = messageOf(person, outcome);
      return labelsOf(message).includes(label) ? message : undefined;
    }, 60_000);

  it("deliver every order once, on both shards, each paid once", async () => {
    const before = several.service.calls.length;
    await Promise.all(
      several.people.map(async (person) => {
        for (const prompt of ["a red apple", "a green apple"]) {
          await reaches(person, await person.slash("imagine", { prompt }), "Reroll");
        }
      }),
    );
    for (const person of several.people.slice(0, 2)) {
      expect(person.messages().filter(isFinal)).toHaveLength(PEOPLE);
    }
    expect(several.service.calls.length - before).toBe(2 * PEOPLE);
  });

  it("show the progress of a job that runs in another process, and end it when it is cancelled", async () => {
    several.service.takes(30_000);
    const [person] = several.people;
    if (person === undefined) throw new Error("nobody");
    const before = several.service.calls.length;
    const outcome = await person.slash("imagine", { prompt: "a slow apple" });
    const message = () => messageOf(person, outcome);
    await expect.poll(() => several.service.calls.length, { timeout: 20_000 }).toBe(before + 1);
    await expect.poll(() => wordsOf(message()), { timeout: 15_000 }).toContain(" %");
    // By its row alone the worker would hear of it only at its next heartbeat.
    await person.press(message(), "Cancel");
    await expect.poll(() => wordsOf(message()), { timeout: 8000 }).toContain("Cancelled");
    several.service.takes(50);
  });

  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])("end a job that shard %i's gateway is told to cancel, on worker %i", async (shard, worker) => {
    const person = several.people[shard];
    const other = processes[1 - worker];
    if (person === undefined || other === undefined) throw new Error("nobody");
    const { service } = several;
    service.takes(30_000);
    // While the other one hangs, this one gets the job.
    other.child.kill("SIGSTOP");
    const [calls, ended] = [service.calls.length, service.givenUp.length];
    const outcome = await person.slash("imagine", { prompt: "a slow apple" });
    await expect.poll(() => service.calls.length, { timeout: 20_000 }).toBe(calls + 1);
    other.child.kill("SIGCONT");
    await expect
      .poll(() => wordsOf(messageOf(person, outcome)), { timeout: 15_000 })
      .toContain(" %");
    expect(await person.press(messageOf(person, outcome), "Cancel")).toMatchObject({
      kind: "acknowledged",
    });
    // Sooner than by the worker's next heartbeat; bench/several.ts measures how soon.
    await expect.poll(() => service.givenUp.length, { timeout: 8000 }).toBe(ended + 1);
    await expect
      .poll(() => wordsOf(messageOf(person, outcome)), { timeout: 8000 })
      .toContain("Cancelled");
    service.takes(50);
  });

  it("know the models of the workers, and refuse what these would refuse", async () => {
    const [, person] = several.people;
    if (person === undefined) throw new Error("nobody");
    const model = "local/easel-v1";
    const drawn = await person.slash("imagine", { prompt: "a red apple", model, steps: 4 });
    await reaches(person, drawn, "Reroll");
    const refused = await person.slash("imagine", { prompt: "a (red:9999) apple", model });
    expect(wordsOf(messageOf(person, refused))).toContain("up to 100 times");
  });

  it("lose nothing when a worker hangs, Redis loses its data and PostgreSQL crashes", async () => {
    const [person, other] = several.people;
    const [victim] = processes;
    if (person === undefined || other === undefined || victim === undefined)
      throw new Error("nobody");
    const model = "local/easel-v1";
    const order = async (who: DiscordUser) => ({
      who,
      outcome: await who.slash("imagine", { prompt: "a red apple", model, steps: 40 }),
    });
    const before = [count(person), count(other)] as const;
    const orders = await Promise.all([order(person), order(other), order(person), order(other)]);
    const shown = () => orders.map(({ who, outcome }) => wordsOf(messageOf(who, outcome))).join();
    await expect.poll(shown, { timeout: 30_000 }).toContain(" %");
    // As a machine that is out of memory does: it loses its lease, and its job is done elsewhere.
    victim.child.kill("SIGSTOP");
    await several.redis.again({ empty: true });
    await several.postgres.end("immediate");
    await several.postgres.begin();
    await Promise.all(orders.map(({ who, outcome }) => reaches(who, outcome, "Reroll")));
    // Both servers' channels are seen by all of their people.
    expect([count(person), count(other)]).toEqual(before.map((each) => each + 2));
    victim.child.kill("SIGCONT");
    const later = await person.slash("imagine", { prompt: "a late apple" });
    await reaches(person, later, "Reroll");
    await expect
      .poll(() => victim.log(), { timeout: 30_000 })
      .toMatch(/lease on a job was lost|picture came late/);
    expect([count(person), count(other)]).toEqual([before[0] + 3, before[1] + 2]);
  });

  it.each(["PostgreSQL", "Redis", "the store"] as const)(
    "lose nothing and pay nothing twice while %s cannot be used for some seconds",
    async (what) => {
      const [person, other] = several.people;
      const { network, service } = several;
      if (person === undefined || other === undefined || network === undefined)
        throw new Error("nobody");
      service.takes(2000);
      const [calls, before] = [service.calls.length, [count(person), count(other)]];
      const orders = await Promise.all(
        [person, other].map(async (who) => ({
          who,
          outcome: await who.slash("imagine", { prompt: `an apple without ${what}` }),
        })),
      );
      await expect.poll(() => service.calls.length, { timeout: 20_000 }).toBe(calls + 2);
      const line = what === "Redis" ? network.toRedis : network.toPostgres;
      if (what === "the store") network.store.fault = "503";
      else line.cut();
      await delay(6000);
      if (what === "the store") network.store.fault = undefined;
      else line.mend();
      await Promise.all(orders.map(({ who, outcome }) => reaches(who, outcome, "Reroll")));
      expect(service.calls.length).toBe(calls + 2);
      expect([count(person), count(other)]).toEqual(before.map((each) => each + 1));
      service.takes(50);
    },
  );

  it("keep the paid picture of a worker that hangs in its call, and deliver it once when it wakes up", async () => {
    const [person] = several.people;
    const [first, second] = processes;
    if (person === undefined || first === undefined || second === undefined)
      throw new Error("nobody");
    // While the second one hangs, the first one gets the job.
    second.child.kill("SIGSTOP");
    several.service.takes(4000);
    const calls = several.service.calls.length;
    const before = count(person);
    const outcome = await person.slash("imagine", { prompt: "a paid apple" });
    await expect.poll(() => several.service.calls.length, { timeout: 20_000 }).toBe(calls + 1);
    first.child.kill("SIGSTOP");
    second.child.kill("SIGCONT");
    // Its lease ends, and whoever ordered is told that it may have been paid; nothing is sent again.
    await reaches(person, outcome, "Try again");
    expect(several.service.calls.length).toBe(calls + 1);
    first.child.kill("SIGCONT");
    await reaches(person, outcome, "Reroll");
    expect([several.service.calls.length, count(person)]).toEqual([calls + 1, before + 1]);
    several.service.takes(50);
    // Both work.
    for (const prompt of ["another apple", "one more apple"]) {
      await reaches(person, await person.slash("imagine", { prompt }), "Reroll");
    }
    expect(count(person)).toBe(before + 3);
  });
});
