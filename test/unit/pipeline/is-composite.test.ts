import { describe, expect, it } from "vitest";
import type { Job } from "../../../src/domain/job.ts";
import { isComposite } from "../../../src/pipeline/is-composite.ts";
import { sampleJob } from "../../support/components/sample-job.ts";

const sent = "a".repeat(64);
const drawn = "b".repeat(64);
const varied = "c".repeat(64);

function job(id: string, change: { from?: string; parent?: string; gives?: string }): Job {
  const { from, parent, gives } = change;
  const plain = sampleJob();
  const source = from === undefined ? undefined : { picture: from, width: 8, height: 8 };
  const [picture] = plain.pictures;
  return {
    ...plain,
    id,
    request: { ...plain.request, source },
    parent: parent === undefined ? undefined : { jobId: parent, position: 0 },
    pictures: picture === undefined ? [] : [{ ...picture, hash: gives ?? picture.hash }],
  };
}

/** Whether the last of these jobs is made of a person's picture. */
async function ofAPerson(...jobs: readonly Job[]): Promise<boolean> {
  const last = jobs.at(-1);
  if (last === undefined) throw new Error("there is no job");
  return isComposite(last, async (id) => jobs.find((each) => each.id === id));
}

describe("a picture with a person's own in it", () => {
  it("is not one that was drawn from words, nor a variation of it, nor that one's reroll", async () => {
    const first = job("one", { gives: drawn });
    const second = job("two", { from: drawn, parent: "one", gives: varied });
    expect(await ofAPerson(first)).toBe(false);
    expect(await ofAPerson(first, second)).toBe(false);
    expect(await ofAPerson(first, second, job("three", { from: drawn, parent: "two" }))).toBe(
      false,
    );
  });

  it("is one that starts from what somebody sent, and everything that is made of it", async () => {
    const first = job("one", { from: sent, gives: drawn });
    expect(await ofAPerson(first)).toBe(true);
    expect(await ofAPerson(first, job("two", { from: drawn, parent: "one" }))).toBe(true);
    expect(await ofAPerson(first, job("two", { from: sent, parent: "one" }))).toBe(true);
  });

  it("counts as one where nobody knows any more", async () => {
    expect(await ofAPerson(job("two", { from: drawn, parent: "gone" }))).toBe(true);
  });
});
