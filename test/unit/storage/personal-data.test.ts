import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failureSchema } from "../../../src/domain/failure.ts";
import { pictureFile } from "../../../src/storage/data-folder.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { quoted } from "../../../src/words/index.ts";
import { admitted, newJob, noLimits, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

type Opened = Awaited<ReturnType<typeof openTestStorage>>;

const pixel = (text: string) => new TextEncoder().encode(text);

/** An order that is delivered, with a picture file of this content. */
async function delivered(
  { jobs, outbox, pictures }: Storage,
  content: string,
  change: Parameters<typeof newJob>[0] = {},
) {
  await admitted(jobs, change);
  const { id } = await taken(jobs);
  const bytes = pixel(content);
  const hash = await pictures.keep(bytes);
  const picture = { seed: 7, width: 8, height: 8, mediaType: "image/png" };
  await jobs.addPicture(id, { position: 0, hash, bytes: bytes.length, ...picture });
  await jobs.move(id, "delivered");
  await outbox.done(outbox.idOf("delivery", id));
  return { id, hash };
}

/** Deletes all orders of a person that are over. */
async function erased(storage: Storage, userId = "anna", askedAt = 1) {
  const erasure = await storage.personal.begin({ userId, askedAt, locale: "de" });
  if (erasure === undefined) throw new Error("it is under way already");
  for (;;) {
    const { over } = await storage.personal.orders(erasure);
    for (const { id } of over)
      await storage.personal.eraseOrder(erasure, id, { removed: 1, left: 0 });
    if (over.length === 0) return erasure;
  }
}

const fileOf = ({ folder }: Opened, hash: string) => existsSync(pictureFile(folder, hash));

describe("what is stored about a person", () => {
  it("is given by kind, and nothing of anybody else", async () => {
    const storage = await openTestStorage();
    const { personal, preferences, moderation, pictures } = storage;
    const sent = await pictures.put(pixel("a photo"));
    const source = { picture: sent, width: 8, height: 8 };
    const { id } = await delivered(storage, "one", { request: { source } });
    const others = await delivered(storage, "two", { userId: "bert" });
    await delivered(storage, "three", { request: { source: { ...source, picture: others.hash } } });
    await preferences.set("anna", "model", "local/easel");
    await preferences.set("bert", "model", "another");
    await moderation.note({
      guildId: "1",
      userId: "anna",
      kind: "warn",
      by: "moderator",
      reason: "Too loud",
    });
    const orders = await personal.rows("anna", "orders");
    expect(orders.rows).toMatchObject([
      {
        id,
        request: { prompt: "a red apple" },
        pictures: [{ file: `pictures/easel-${id}-1.png` }],
      },
      { state: "delivered" },
    ]);
    expect(orders.files.map(({ name }) => name).filter((name) => name.startsWith("sent/"))).toEqual(
      [`sent/${sent}.png`],
    );
    const all = await Promise.all(
      personal.sources.map(async ({ name }) => (await personal.rows("anna", name)).rows),
    );
    expect(JSON.stringify(all)).toMatch(/Too loud/);
    expect(JSON.stringify(all)).not.toMatch(/bert|another|moderator/);
    expect(await personal.summary("anna")).toEqual({ orders: 2, pictures: 2, bytes: 8 });
  });

  it("comes in pages, each order once", async () => {
    const storage = await openTestStorage();
    for (let each = 0; each < 103; each += 1) await admitted(storage.jobs);
    const first = await storage.personal.rows("anna", "orders");
    const second = await storage.personal.rows("anna", "orders", first.next);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 3, undefined]);
    expect(new Set([...first.rows, ...second.rows].map((row) => Reflect.get(row, "id"))).size).toBe(
      103,
    );
  });

  it("holds no token by which somebody could speak as the bot", async () => {
    const storage = await openTestStorage();
    await admitted(storage.jobs, {
      target: {
        kind: "interaction",
        applicationId: "1",
        token: "secret-token",
        expiresAt: storage.clock.time + 1000,
        channelId: "2",
        botIsMember: true,
        attachmentSizeLimit: 1000,
      },
    });
    const { rows } = await storage.personal.rows("anna", "orders");
    expect(JSON.stringify(rows)).toContain("channelId");
    expect(JSON.stringify(rows)).not.toContain("secret-token");
  });
});

describe("deleting everything of a person", () => {
  it("takes rows and files, and leaves other people's alone", async () => {
    const storage = await openTestStorage();
    const { personal, preferences, varyTargets, jobs } = storage;
    const own = await delivered(storage, "one");
    const others = await delivered(storage, "two", { userId: "bert" });
    await preferences.set("anna", "model", "x");
    await preferences.set("bert", "model", "x");
    await varyTargets.remember("anna", { messageId: "1", urls: ["https://a/"], ofOthers: false });
    await erased(storage);
    expect(await jobs.find(own.id)).toBeUndefined();
    expect([fileOf(storage, own.hash), fileOf(storage, others.hash)]).toEqual([false, true]);
    expect((await preferences.all("anna")).size).toBe(0);
    expect((await preferences.all("bert")).size).toBe(1);
    expect(await varyTargets.recall("anna", "1")).toBeUndefined();
    expect(await personal.finish("anna")).toMatchObject({ orders: 1, pictures: 1, messages: 1 });
    const left = await Promise.all(
      personal.sources
        .filter(({ isErased }) => isErased)
        .map(async ({ name }) => (await personal.rows("anna", name)).rows),
    );
    expect(left.flat()).toEqual([]);
  });

  it("keeps a picture that somebody else started from, and takes it with the last who needs it", async () => {
    const storage = await openTestStorage();
    const { hash } = await delivered(storage, "one");
    const source = { picture: hash, width: 8, height: 8 };
    // An own order that starts from it does not hold it; another person's does.
    await delivered(storage, "two", { request: { source } });
    await delivered(storage, "three", { userId: "bert", request: { source } });
    await erased(storage);
    expect(fileOf(storage, hash)).toBe(true);
    await erased(storage, "bert");
    expect(fileOf(storage, hash)).toBe(false);
  });

  it("keeps a picture that an open question starts from", async () => {
    const storage = await openTestStorage();
    const { hash } = await delivered(storage, "one");
    await storage.questions.ask({
      userId: "bert",
      guildId: undefined,
      channelId: undefined,
      reason: { kind: "permutations" },
      orders: [
        {
          kind: "vary",
          draft: { prompt: "a pear", count: 1, source: { picture: hash, width: 8, height: 8 } },
          warnings: [],
        },
      ],
      pictures: 1,
      cost: undefined,
    });
    await erased(storage);
    expect(fileOf(storage, hash)).toBe(true);
  });

  it("leaves orders that came after it, and those that are under way", async () => {
    const storage = await openTestStorage();
    const waiting = await admitted(storage.jobs, { request: { prompt: "first" } });
    const erasure = await storage.personal.begin({ userId: "anna", askedAt: 1, locale: "en" });
    const later = await admitted(storage.jobs);
    if (erasure === undefined) throw new Error("it is under way already");
    const { over, open } = await storage.personal.orders(erasure);
    expect([over, open.map(({ id }) => id)]).toEqual([[], [waiting.id]]);
    await storage.personal.eraseOrder(erasure, waiting.id, { removed: 0, left: 0 });
    expect(await storage.jobs.find(waiting.id)).toBeDefined();
    // Cancelled, it still has to be told; only then it goes.
    await storage.jobs.move(waiting.id, "cancelled");
    expect((await storage.personal.orders(erasure)).over).toEqual([]);
    await storage.outbox.done(storage.outbox.idOf("end", waiting.id));
    expect((await storage.personal.orders(erasure)).over).toHaveLength(1);
    await storage.personal.eraseOrder(erasure, waiting.id, { removed: 0, left: 0 });
    expect(await storage.jobs.find(waiting.id)).toBeUndefined();
    expect(await storage.jobs.find(later.id)).toBeDefined();
  });

  it("is begun once for a question, and again only for a later one", async () => {
    const storage = await openTestStorage();
    const { personal } = storage;
    const begin = (askedAt: number) => personal.begin({ userId: "anna", askedAt, locale: "en" });
    const presses = await Promise.all([begin(5), begin(5), begin(5)]);
    expect(presses.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await begin(6)).toBeUndefined();
    await personal.finish("anna");
    expect(await personal.finish("anna")).toBeUndefined();
    expect(await begin(5)).toBeUndefined();
    expect(await begin(6)).toMatchObject({ askedAt: 6, orders: 0 });
  });

  it("does not begin limits and budgets anew", async () => {
    const storage = await openTestStorage();
    const limits = {
      ...noLimits,
      picturesPerDay: 3,
      memberPicturesPerDay: 3,
      personBudget: 0.3,
      houseBudget: 0.3,
    };
    for (const content of ["one", "two"]) await delivered(storage, content, { cost: 0.1 });
    await erased(storage);
    const refused = async (limit: Partial<typeof limits>, change: Parameters<typeof newJob>[0]) =>
      storage.jobs.admit(newJob(change), { ...noLimits, ...limit });
    const two = { request: { count: 2 } };
    expect(await refused({ picturesPerDay: 3 }, two)).toMatchObject({ limit: "picturesPerDay" });
    expect(await refused({ memberPicturesPerDay: 3 }, two)).toMatchObject({
      limit: "memberPicturesPerDay",
    });
    expect(await refused({ personBudget: 0.3 }, { cost: 0.2 })).toMatchObject({
      limit: "personBudget",
    });
    expect(await refused({ houseBudget: 0.3 }, { userId: "bert", cost: 0.2 })).toMatchObject({
      limit: "houseBudget",
    });
    expect(await refused(limits, { cost: 0.1 })).toMatchObject({ outcome: "admitted" });
    const { rows } = await storage.personal.rows("anna", "kept-counts");
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("apple");
    storage.clock.time += 33 * 24 * 60 * 60 * 1000;
    await storage.jobs.prune(undefined);
    expect((await storage.personal.rows("anna", "kept-counts")).rows).toEqual([]);
  });

  it("leaves the bans of servers", async () => {
    const storage = await openTestStorage();
    const entry = { userId: "anna", kind: "ban", by: "moderator", reason: "Spam" } as const;
    await storage.moderation.note({ ...entry, guildId: "1" });
    await erased(storage);
    expect(await storage.moderation.bans("anna", "1")).toHaveLength(1);
  });
});

describe("statistics", () => {
  const failure = failureSchema.parse({
    code: "timeout",
    message: quoted("late"),
    mayRepeat: true,
    mayBeBilled: false,
  });

  it("are each server's own, over days, and the same after a deletion", async () => {
    const storage = await openTestStorage();
    const { statistics, jobs, clock } = storage;
    const since = (days: number, guildId?: string) =>
      statistics.since(clock.time - days * 24 * 60 * 60 * 1000, guildId);
    await delivered(storage, "old", { cost: 1 });
    clock.time += 3 * 24 * 60 * 60 * 1000;
    await delivered(storage, "one", { cost: 0.25 });
    await delivered(storage, "two", { userId: "bert", request: { model: "paid/model" } });
    await delivered(storage, "three", { guildId: "elsewhere", cost: 5 });
    await admitted(jobs, { userId: "carl" });
    const late = await taken(jobs);
    await jobs.move(late.id, "failed", { failure });
    await storage.outbox.done(storage.outbox.idOf("end", late.id));
    const day = {
      people: 3,
      orders: 3,
      pictures: 2,
      cost: 0.25,
      models: [
        { model: "local/easel", pictures: 1 },
        { model: "paid/model", pictures: 1 },
      ],
      failures: [{ code: "timeout", count: 1 }],
    };
    expect(await since(1, "server")).toEqual(day);
    expect(await since(7, "server")).toMatchObject({
      people: 3,
      orders: 4,
      pictures: 3,
      cost: 1.25,
    });
    expect(await since(1)).toMatchObject({ people: 3, orders: 4, pictures: 3, cost: 5.25 });
    expect(await since(1, "nowhere")).toEqual({
      people: 0,
      orders: 0,
      pictures: 0,
      cost: undefined,
      models: [],
      failures: [],
    });
    for (const userId of ["anna", "carl"]) await erased(storage, userId);
    expect(await since(1, "server")).toEqual(day);
  });
});
