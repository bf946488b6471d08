import { type ButtonInteraction, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { readCustomId } from "../../../src/discord/messages/custom-id.ts";
import { RefusedError } from "../../../src/domain/errors.ts";
import type { Job } from "../../../src/domain/job.ts";
import { AlreadyRetried } from "../../../src/pipeline/orders/already-retried.ts";
import { isPrivate, methodsOf, sentView } from "../../support/commands/answers.ts";
import {
  answerId,
  fakeInteraction,
  type InteractionFacts,
} from "../../support/commands/fake-interaction.ts";
import { executed } from "../../support/components/executed.ts";
import { fakeServices, type ServiceFacts } from "../../support/commands/fake-services.ts";
import { guildId, sampleJob, strangerId } from "../../support/components/sample-job.ts";
import { textOf } from "../../support/components/view-problems.ts";
import { quoted } from "../../../src/words/index.ts";

const job = sampleJob({ request: { count: 2 } });
const elsewhere = "200000000000000009";

async function press(
  customId: string,
  facts: Partial<InteractionFacts> = {},
  services: ServiceFacts = {},
) {
  const id = readCustomId(customId);
  if (id === undefined) throw new Error(`${customId} is no custom id`);
  const { interaction, calls } = fakeInteraction<ButtonInteraction>({ kind: "button", ...facts });
  const { services: all, record } = fakeServices({ jobs: [job], ...services });
  const outcome: unknown = await executed(interaction, id, all).catch((error: unknown) => error);
  return { outcome, calls, record, services: all };
}

describe("buttons that make a new job", () => {
  it.each([
    ["V2", "1:vary:job1:1", "vary", { jobId: "job1", position: 1 }],
    ["U1", "1:upscale:job1:0", "upscale", { jobId: "job1", position: 0 }],
    ["Reroll", "1:reroll:job1:", "reroll", { jobId: "job1", position: undefined }],
  ])("%s answers with a new message and leaves the old one alone", async (_, id, kind, parent) => {
    const { calls, record } = await press(id);
    expect(calls).toEqual([{ method: "deferReply", payload: { withResponse: true } }]);
    expect(record.orders).toMatchObject([{ kind, parent, target: { messageId: answerId } }]);
  });

  it.each(["1:vary:job1:1", "1:upscale:job1:0", "1:reroll:job1:"])(
    "%s, pressed by somebody else, is their job",
    async (id) => {
      const { record } = await press(id, { userId: strangerId });
      expect(record.orders[0]?.requester.userId).toBe(strangerId);
    },
  );

  it("V starts from the chosen original, with a new seed", async () => {
    const { record } = await press("1:vary:job1:1");
    expect(record.orders[0]?.draft).toMatchObject({
      seed: undefined,
      source: { picture: "1".repeat(64), width: 768, height: 512 },
    });
  });

  it("U asks for the one picture, enlarged", async () => {
    const { record } = await press("1:upscale:job1:0");
    expect(record.orders[0]?.draft).toMatchObject({ count: 1, source: { enlarge: 2 } });
  });
});

describe("every button", () => {
  const actions = [
    "vary",
    "upscale",
    "reroll",
    "edit",
    "details",
    "delete",
    "cancel",
    "retry",
    "originals",
  ];

  it.each(actions)("%s does not know the jobs of other servers", async (action) => {
    const { outcome, calls, record } = await press(`1:${action}:job1:0`, {
      userId: strangerId,
      guildId: elsewhere,
    });
    expect(outcome).toMatchObject({
      code: "unknown-job",
      message: "I can't find that picture here.",
    });
    expect(calls).toEqual([]);
    expect(record).toMatchObject({ orders: [], cancelled: [] });
  });

  it.each(actions)("%s does not know a job that never was", async (action) => {
    const { outcome, calls } = await press(`1:${action}:madeup:0`);
    expect(outcome).toMatchObject({ code: "unknown-job" });
    expect(calls).toEqual([]);
  });

  it.each([
    ["vary", "7", "There is no picture 8 here: this message has 2."],
    ["vary", "", /does not say which picture/],
    ["upscale", "9", /no picture 10/],
  ])("%s with position %j says so", async (action, position, words) => {
    const { outcome, record } = await press(`1:${action}:job1:${position}`);
    expect(outcome).toMatchObject({ code: "no-picture", message: expect.stringMatching(words) });
    expect(record.orders).toEqual([]);
  });

  it("works for the owner wherever they are", async () => {
    const { record } = await press("1:reroll:job1:", { guildId: null });
    expect(record.orders).toHaveLength(1);
  });
});

describe("Cancel", () => {
  it("cancels one's own job and leaves the message to the job", async () => {
    const { calls, record } = await press("1:cancel:job1:");
    expect(record.cancelled).toEqual(["job1"]);
    expect(methodsOf(calls)).toEqual(["deferUpdate"]);
  });

  it("refuses other people's before it acknowledges, naming the owner", async () => {
    const { outcome, calls, record } = await press("1:cancel:job1:", { userId: strangerId });
    expect(outcome).toMatchObject({ code: "not-yours" });
    expect(calls).toEqual([]);
    expect(record.cancelled).toEqual([]);
  });

  it("brings the list of /queue up to date", async () => {
    const { calls } = await press("1:cancel:job1:", { onEphemeral: true });
    expect(textOf(sentView(calls, "editReply"))).toContain("2 jobs wait");
  });
});

describe("Delete", () => {
  it("takes one's own message away and says how to bring it back", async () => {
    const { calls } = await press("1:delete:job1:");
    expect(methodsOf(calls)).toEqual(["deferUpdate", "deleteReply", "followUp"]);
    expect(textOf(sentView(calls, "followUp"))).toContain("/show id:job1");
    expect(calls.at(-1)).toSatisfy(isPrivate);
  });

  it("is for moderators too", async () => {
    const { calls } = await press("1:delete:job1:", {
      userId: strangerId,
      permissions: PermissionFlagsBits.ManageMessages,
    });
    expect(methodsOf(calls)).toEqual(["deferUpdate", "deleteReply"]);
  });

  it("is refused to others", async () => {
    const { outcome, calls } = await press("1:delete:job1:", {
      userId: strangerId,
      permissions: PermissionFlagsBits.SendMessages,
    });
    expect(outcome).toMatchObject({ code: "not-yours" });
    expect(calls).toEqual([]);
  });
});

const failed = (mayRepeat: boolean): Job =>
  sampleJob({
    state: "failed",
    pictures: [],
    failure: { code: "timeout", message: quoted("Too slow."), mayRepeat, mayBeBilled: true },
  });

describe("Try again", () => {
  it("orders the same once more", async () => {
    const { record } = await press("1:retry:job1:", {}, { jobs: [failed(true)] });
    expect(record.orders).toMatchObject([{ kind: "retry", draft: { seed: 1000, count: 1 } }]);
  });

  it.each([
    ["that succeeded", job],
    ["that cannot be mended", failed(false)],
  ])("is refused for a job %s", async (_, one) => {
    const { outcome, record } = await press("1:retry:job1:", {}, { jobs: [one] });
    expect(outcome).toMatchObject({ code: "gone" });
    expect(record.orders).toEqual([]);
  });
});

describe("Try again, when there is a retry already", () => {
  it.each([
    [sampleJob({ id: "job2", state: "running" }), /is already being [^]*\/channels\//],
    [
      sampleJob({ id: "job2", target: { kind: "terminal" } }),
      /has already been [^]*\/show id:job2/,
    ],
  ])("points there, for whoever pressed only", async (other, words) => {
    const submit = () => Promise.reject(new AlreadyRetried(other));
    const { calls, outcome } = await press(
      "1:retry:job1:",
      { userId: strangerId },
      { jobs: [failed(true)], studio: { submit } },
    );
    expect(outcome).toBeUndefined();
    expect(methodsOf(calls)).toEqual(["reply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "reply"))).toMatch(words);
  });

  it("hides nothing else that goes wrong", async () => {
    const { outcome } = await press(
      "1:retry:job1:",
      {},
      {
        jobs: [failed(true)],
        studio: { submit: () => Promise.reject(new RefusedError("queue-full", quoted("Full."))) },
      },
    );
    expect(outcome).toMatchObject({ code: "queue-full" });
  });
});

describe("Details", () => {
  it("shows everything to whoever presses, and to nobody else", async () => {
    const child = sampleJob({ kind: "vary", parent: { jobId: "job0", position: 0 } });
    const { calls } = await press(
      "1:details:job1:",
      { userId: strangerId },
      { jobs: [child, sampleJob({ id: "job0" })] },
    );
    const text = textOf(sentView(calls, "editReply"));
    expect(calls[0]).toSatisfy(isPrivate);
    expect(text).toContain("/imagine prompt:a red apple model:local/easel-v1");
    expect(text).toContain(`https://discord.com/channels/${guildId}`);
  });
});

describe("Originals", () => {
  const files = { 0: new Uint8Array([1]), 1: new Uint8Array([2]) };

  it("serves the stored files to whoever presses", async () => {
    const { calls } = await press("1:originals:job1:", {}, { files });
    expect(methodsOf(calls)).toEqual(["deferReply", "editReply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    const names = sentView(calls, "editReply").files.map(({ name }) => name);
    expect(names).toEqual(["easel-job1-1.png", "easel-job1-2.png"]);
  });

  it("says which of them are gone", async () => {
    const { calls } = await press("1:originals:job1:", {}, { files: { 1: files[1] } });
    expect(textOf(sentView(calls, "editReply"))).toContain("1 of 2 cannot be sent here");
  });

  it("says so when all are gone, or none fits", async () => {
    expect((await press("1:originals:job1:")).outcome).toMatchObject({ code: "gone" });
    const small = await press("1:originals:job1:", { attachmentSizeLimit: 1 }, { files });
    expect(small.outcome).toMatchObject({ code: "picture-too-large" });
    expect(small.calls).toEqual([]);
  });
});

describe("the strength of variations", () => {
  it("is each person's own, and counts for their next V", async () => {
    const { services, calls } = await press("1:strength:job1:", {
      kind: "select",
      values: ["strong"],
    });
    expect(textOf(sentView(calls, "reply"))).toContain("strongly");
    expect(calls[0]).toSatisfy(isPrivate);
    const strengthFor = async (userId?: string) => {
      const { record } = await press("1:vary:job1:0", userId === undefined ? {} : { userId }, {
        changes: { preferences: services.preferences },
      });
      return record.orders[0]?.draft.source?.strength ?? 0;
    };
    expect(await strengthFor()).toBeGreaterThan(await strengthFor(strangerId));
  });

  it("is subtle or strong and nothing else", async () => {
    const { outcome } = await press("1:strength:job1:", { kind: "select", values: ["wild"] });
    expect(outcome).toMatchObject({ code: "invalid-option" });
  });
});
