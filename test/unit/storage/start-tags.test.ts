import { describe, expect, it } from "vitest";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("start tags", () => {
  it("share what there is between people, however many jobs each of them ordered", async () => {
    const { jobs } = await openTestStorage();
    const names = new Map<string, string>();
    for (const who of ["anna", "anna", "anna", "berta", "berta", "carla"]) {
      const job = await admitted(jobs, { userId: who });
      const count = [...names.values()].filter((name) => name.startsWith(who)).length;
      names.set(job.id, `${who} ${count + 1}`);
    }
    const order = (await jobs.tickets()).map(({ id }) => names.get(id));
    expect(order).toEqual(["anna 1", "berta 1", "carla 1", "anna 2", "berta 2", "anna 3"]);
  });

  it("begin no earlier than what was taken: who was away has saved up nothing", async () => {
    const { jobs } = await openTestStorage();
    for (let count = 0; count < 3; count += 1) await admitted(jobs, { userId: "anna" });
    for (const { id } of await jobs.tickets()) expect(await jobs.take(id)).toBeDefined();
    const late = await admitted(jobs, { userId: "berta" });
    const [ticket] = await jobs.tickets(late.id);
    expect(ticket?.tag).toBe(ticket?.virtual);
    expect(ticket?.tag).toBeGreaterThan(0);
  });

  it("count pictures, not jobs", async () => {
    const { jobs } = await openTestStorage();
    await admitted(jobs, { userId: "anna", request: { count: 4 } });
    await admitted(jobs, { userId: "anna" });
    for (let count = 0; count < 5; count += 1) await admitted(jobs, { userId: "berta" });
    const users: string[] = [];
    for (const { id } of await jobs.tickets()) users.push((await jobs.find(id))?.userId ?? "");
    expect(users.indexOf("anna", 1)).toBe(5);
  });
});

describe("a job that is taken by its id", () => {
  it("runs once, and not before it was acknowledged", async () => {
    const { jobs } = await openTestStorage();
    const job = await admitted(jobs);
    const secret = await admitted(jobs, { acknowledged: false });
    expect((await jobs.take(job.id))?.state).toBe("running");
    expect(await jobs.take(job.id)).toBeUndefined();
    expect(await jobs.take(secret.id)).toBeUndefined();
    expect(await jobs.take("unknown")).toBeUndefined();
    expect(await jobs.tickets()).toEqual([]);
    await jobs.putBack(job.id);
    expect(await jobs.tickets()).toHaveLength(1);
  });
});
