import type { ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import { show } from "../../../src/commands/show.ts";
import { isPrivate, methodsOf, sentView } from "../../support/commands/answers.ts";
import { fakeInteraction, type InteractionFacts } from "../../support/commands/fake-interaction.ts";
import { fakeServices, type ServiceFacts } from "../../support/commands/fake-services.ts";
import { sampleJob, strangerId } from "../../support/components/sample-job.ts";
import { facesOf, textOf } from "../../support/components/view-problems.ts";
import { quoted } from "../../../src/words/index.ts";

const job = sampleJob({ request: { count: 2 } });
const files = { 0: new Uint8Array([1, 2, 3, 4]), 1: new Uint8Array([5, 6, 7, 8]) };

async function run(id: string, facts: Partial<InteractionFacts> = {}, services: ServiceFacts = {}) {
  const { interaction, calls } = fakeInteraction<ChatInputCommandInteraction>({
    kind: "command",
    options: { id },
    ...facts,
  });
  const all = fakeServices({ jobs: [job], files, ...services }).services;
  const outcome = await show.execute(interaction, all).catch((error: unknown) => error);
  return { outcome, calls };
}

describe("/show", () => {
  it("shows a finished job again, with all its buttons", async () => {
    const { calls } = await run(" `JOB1` ");
    expect(methodsOf(calls)).toEqual(["deferReply", "editReply"]);
    const view = sentView(calls, "editReply");
    expect(view.files.map(({ bytes }) => [...bytes])).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(facesOf(view)).toContain("V2");
    expect(facesOf(view)).not.toContain("📎 Originals");
  });

  it("makes files smaller where the place needs it, and then offers the originals", async () => {
    const { calls } = await run("job1", { attachmentSizeLimit: 2 });
    const view = sentView(calls, "editReply");
    expect(view.files.map(({ name }) => name)).toEqual(["easel-job1-1.webp", "easel-job1-2.webp"]);
    expect(facesOf(view)).toContain("📎 Originals");
  });

  it("shows what is left when a file was removed, and says so when nothing is", async () => {
    const { calls } = await run("job1", {}, { files: { 1: files[1] } });
    expect(facesOf(sentView(calls, "editReply")).slice(0, 2)).toEqual(["V2", "U2"]);
    expect((await run("job1", {}, { files: {} })).outcome).toMatchObject({ code: "gone" });
  });

  it("shows other people's in the server where they were made, and nowhere else", async () => {
    expect(methodsOf((await run("job1", { userId: strangerId })).calls)).toContain("editReply");
    for (const guildId of ["200000000000000009", null]) {
      const { outcome, calls } = await run("job1", { userId: strangerId, guildId });
      expect(outcome).toMatchObject({ code: "unknown-job" });
      expect(calls).toEqual([]);
    }
  });

  it("shows a job of a direct message to the other person there only in that conversation", async () => {
    const direct = sampleJob({ guildId: undefined, channelId: "300000000000000007" });
    const inside = { userId: strangerId, guildId: null, channelId: "300000000000000007" };
    expect(methodsOf((await run("job1", inside, { jobs: [direct] })).calls)).toContain("editReply");
    const outside = { ...inside, channelId: "300000000000000008" };
    expect((await run("job1", outside, { jobs: [direct] })).outcome).toMatchObject({
      code: "unknown-job",
    });
  });

  it.each(["", "no such job", "1:vary:job1:0", "../../etc/passwd", "x".repeat(60), "nothere"])(
    "does not find %j",
    async (id) => {
      const { outcome, calls } = await run(id);
      expect(outcome).toMatchObject({ code: "unknown-job" });
      expect(calls).toEqual([]);
    },
  );

  it("says privately that a job still runs, failed or was cancelled", async () => {
    const failure = {
      code: "x",
      message: quoted("Too slow."),
      mayRepeat: true,
      mayBeBilled: false,
    };
    const states = [
      [sampleJob({ state: "running", pictures: [] }), "not finished yet"],
      [sampleJob({ state: "failed", pictures: [], failure }), "Too slow."],
      [sampleJob({ state: "cancelled", pictures: [] }), "Cancelled."],
    ] as const;
    for (const [one, words] of states) {
      const { calls } = await run("job1", {}, { jobs: [one] });
      expect(calls[0]).toSatisfy(isPrivate);
      expect(textOf(sentView(calls, "reply"))).toContain(words);
    }
  });
});
