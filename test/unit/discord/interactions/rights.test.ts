import { type BaseInteraction, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { requesterOf } from "../../../../src/discord/interactions/requester-of.ts";
import { mayAnswerPublicly, visibleJob } from "../../../../src/discord/interactions/rights.ts";
import {
  fakeInteraction,
  type InteractionFacts,
} from "../../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../../support/commands/fake-services.ts";
import { sampleJob, strangerId } from "../../../support/components/sample-job.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";

const asked = (facts: Partial<InteractionFacts> = {}) =>
  fakeInteraction<BaseInteraction>({ kind: "command", ...facts }).interaction;

describe("a job that somebody asks for", () => {
  const job = sampleJob();
  const look = (facts: Partial<InteractionFacts>, sees: boolean, jobId = job.id) => {
    const { services } = fakeServices({
      jobs: [job],
      changes: { policy: plainPolicy({}, async () => sees) },
    });
    return visibleJob(jobId, asked(facts), services, "maySee");
  };
  const elsewhere = { userId: strangerId, channelId: "300000000000000009" };

  it("is shown to its owner, in its channel, and to those who see its channel", async () => {
    await expect(look({ channelId: elsewhere.channelId }, false)).resolves.toBe(job);
    await expect(look({ userId: strangerId }, false)).resolves.toBe(job);
    await expect(look(elsewhere, true)).resolves.toBe(job);
  });

  it("is refused to everybody else in the words for one that does not exist", async () => {
    const hidden: unknown = await look(elsewhere, false).catch((error: unknown) => error);
    const missing: unknown = await look({}, true, "none").catch((error: unknown) => error);
    expect(hidden).toMatchObject({ code: "unknown-job" });
    expect(hidden).toEqual(missing);
  });
});

describe("a public answer", () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles } = PermissionFlagsBits;
  const thread = { isThread: () => true, parentId: "1", parent: null };
  const inThread = (permissions: bigint) =>
    requesterOf(Object.assign(asked({ permissions }), { channel: thread }));

  it.each<[string, boolean, Partial<InteractionFacts>]>([
    ["who may write and attach files", true, {}],
    ["who may not attach files", false, { permissions: ViewChannel | SendMessages }],
    ["who may not write", false, { permissions: ViewChannel | AttachFiles }],
    ["outside servers", true, { guildId: null }],
  ])("for people %s: %s", (_, expected, facts) => {
    expect(mayAnswerPublicly(requesterOf(asked(facts)))).toBe(expected);
  });

  it("in a thread takes the permission to write in threads", () => {
    expect(mayAnswerPublicly(inThread(SendMessages | AttachFiles))).toBe(false);
    expect(mayAnswerPublicly(inThread(SendMessagesInThreads | AttachFiles))).toBe(true);
  });
});
