import { ModalInteractionCallbackRequestDataSchema } from "discord-api-spec/zod";
import type { ButtonInteraction, ModalSubmitInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import { readCustomId } from "../../../src/discord/messages/custom-id.ts";
import { editButton } from "../../../src/components/edit.ts";
import type { Job } from "../../../src/domain/job.ts";
import { methodsOf } from "../../support/commands/answers.ts";
import { fakeInteraction, type InteractionFacts } from "../../support/commands/fake-interaction.ts";
import { executed } from "../../support/components/executed.ts";
import { fakeServices, type ServiceFacts } from "../../support/commands/fake-services.ts";
import { ownerId, sampleJob, strangerId } from "../../support/components/sample-job.ts";

const source = { picture: "a".repeat(64), width: 512, height: 512, strength: 0.35 };
const job = sampleJob({ request: { count: 2, negativePrompt: "worms", steps: 30 } });
const varied = sampleJob({ id: "varied", request: { source } });

async function send(
  customId: string,
  fields: NonNullable<InteractionFacts["fields"]>,
  facts: Partial<InteractionFacts> = {},
  services: ServiceFacts["changes"] = {},
) {
  const id = readCustomId(customId);
  if (id === undefined) throw new Error(`${customId} is no custom id`);
  const { interaction, calls } = fakeInteraction<ModalSubmitInteraction>({
    kind: "modal",
    fields,
    ...facts,
  });
  const { services: all, record } = fakeServices({ jobs: [job, varied], changes: services });
  const outcome: unknown = await executed(interaction, id, all).catch((error: unknown) => error);
  return { outcome, calls, order: record.orders[0], record, services: all };
}

async function openEdit(one: Job) {
  const { interaction, calls } = fakeInteraction<ButtonInteraction>({ kind: "button" });
  const id = { action: "edit", jobId: one.id, position: undefined };
  await editButton.execute(interaction, id, fakeServices({ jobs: [one] }).services);
  return calls;
}

interface Modal {
  readonly custom_id: string;
  readonly components: readonly { component: { custom_id: string; value?: string } }[];
}

describe("Edit", () => {
  it.each([
    [
      job,
      ["prompt", "negative_prompt", "seed", "count"],
      ["a red apple", "worms", "1000", undefined],
    ],
    [
      varied,
      ["prompt", "negative_prompt", "strength", "seed", "count"],
      ["a red apple", undefined, "0.35", "1000", undefined],
    ],
  ])("opens a modal with what was used, as its first answer", async (one, names, values) => {
    const calls = await openEdit(one);
    expect(methodsOf(calls)).toEqual(["showModal"]);
    const modal = calls[0]?.payload as Modal;
    expect(ModalInteractionCallbackRequestDataSchema.safeParse(modal)).toMatchObject({
      success: true,
    });
    expect(modal.components.map(({ component }) => component.custom_id)).toEqual(names);
    expect(modal.components.map(({ component }) => component.value)).toEqual(values);
    expect(modal.components.at(-1)).toMatchObject({
      component: { options: expect.arrayContaining([expect.objectContaining({ default: true })]) },
    });
  });

  it("takes a prompt of 4,000 characters", async () => {
    const calls = await openEdit(sampleJob({ request: { prompt: "x".repeat(4000) } }));
    expect(ModalInteractionCallbackRequestDataSchema.safeParse(calls[0]?.payload)).toMatchObject({
      success: true,
    });
  });

  it("makes a new job of what was changed, and keeps the rest", async () => {
    const { order, calls } = await send("1:edit-modal:job1:", {
      prompt: "a green apple",
      negative_prompt: "",
      seed: "7",
      count: ["3"],
    });
    expect(methodsOf(calls)).toEqual(["deferReply"]);
    expect(order).toMatchObject({
      kind: "edit",
      parent: { jobId: "job1", position: undefined },
      draft: { prompt: "a green apple", negativePrompt: undefined, seed: 7, count: 3, steps: 30 },
    });
  });

  it("lets flags beat what it was filled with, and the rest of the job stay", async () => {
    const { order } = await send("1:edit-modal:job1:", {
      prompt: "a green apple --seed 9 --no bugs —count 1 --ar 2:1",
      negative_prompt: "worms",
      seed: "7",
      count: ["3"],
    });
    expect(order?.draft).toMatchObject({
      prompt: "a green apple",
      negativePrompt: "bugs",
      seed: 9,
      count: 1,
      size: { width: 720, height: 360 },
      steps: 30,
    });
  });

  it("is filled so that dashes in the old words are no flags", async () => {
    const prompt = "a --red apple – and \\—blue";
    const calls = await openEdit(sampleJob({ request: { prompt } }));
    const modal = calls[0]?.payload as Modal;
    const [field] = modal.components;
    expect(field?.component.value).toBe("a \\--red apple – and \\\\—blue");
    const fields = { prompt: field?.component.value ?? "", count: ["1"] };
    const { order } = await send("1:edit-modal:job1:", fields);
    expect(order?.draft.prompt).toBe(prompt);
  });

  it("warns of a strength that has no picture to work on", async () => {
    const fields = { prompt: "a --strength 0.5", count: ["1"] };
    const { order } = await send("1:edit-modal:job1:", fields);
    expect(order?.warnings?.map(({ option }) => option)).toEqual(["strength"]);
    const varying = await send("1:edit-modal:varied:", { ...fields, strength: "0.9" });
    expect(varying.order?.draft.source).toEqual({ ...source, strength: 0.5 });
    expect(varying.order?.warnings).toEqual([]);
  });

  it("draws a new seed when the field was emptied, and is the job of whoever sent it", async () => {
    const fields = { prompt: "a", seed: " ", count: ["1"] };
    const { order } = await send("1:edit-modal:job1:", fields, { userId: strangerId });
    expect(order?.draft.seed).toBeUndefined();
    expect(order?.requester.userId).toBe(strangerId);
  });

  it("reads a strength with a comma, and leaves an empty one to the model", async () => {
    const fields = { prompt: "a", count: ["1"] };
    const written = await send("1:edit-modal:varied:", { ...fields, strength: "0,5" });
    expect(written.order?.draft.source).toEqual({ ...source, strength: 0.5 });
    const empty = await send("1:edit-modal:varied:", { ...fields, strength: "" });
    expect(empty.order?.draft.source?.strength).toBeUndefined();
  });

  it.each([
    [{ seed: "many" }, "The seed must be a whole number from 0 to 999999999999999."],
    [{ seed: "1.5" }, /whole number/],
    [{ strength: "2" }, "Strength must be a number from 0 to 1."],
    [{ strength: "0x1" }, /from 0 to 1/],
    [{ prompt: "a --sampler" }, "--sampler needs a value: --sampler S."],
    [{ prompt: "a --steps 1.5" }, "--steps must be a whole number from 1 to 1000."],
    [{ prompt: "a --extend up,sideways" }, /--extend must name sides/],
    [{ count: ["9"] }, "The number of pictures must be a whole number from 1 to 4."],
  ])("refuses %j before it answers in public", async (fields, words) => {
    const { outcome, calls } = await send("1:edit-modal:varied:", { prompt: "a", ...fields });
    expect(outcome).toMatchObject({
      code: "invalid-option",
      message: expect.stringMatching(words),
    });
    expect(calls).toEqual([]);
  });
});

describe("Vary this image, sent", () => {
  it("starts from the stored original of the chosen picture", async () => {
    const { order } = await send("1:vary-modal:job1:", {
      prompt: "a green apple",
      negative_prompt: "worms",
      strength: "0.8",
      count: ["4"],
      picture: ["2"],
    });
    expect(order).toMatchObject({
      kind: "vary",
      parent: { jobId: "job1", position: 1 },
      draft: {
        prompt: "a green apple",
        negativePrompt: "worms",
        count: 4,
        source: { picture: "1".repeat(64), strength: 0.8 },
      },
    });
  });

  it("keeps the old words where none were written, and the strength of the V buttons", async () => {
    const { order } = await send("1:vary-modal:job1:0", { prompt: "", strength: "", count: ["1"] });
    expect(order?.draft.prompt).toBe("a red apple");
    expect(order?.draft.source?.strength).toBe(0.35);
  });

  it("takes flags, alone or with words", async () => {
    const fields = { prompt: "--strength 0.9 --style anime", strength: "0.2", count: ["1"] };
    const { order } = await send("1:vary-modal:job1:0", fields);
    expect(order?.draft).toMatchObject({
      prompt: "a red apple",
      style: "anime",
      source: { strength: 0.9 },
    });
  });

  it("refuses a picture that the job does not have, and jobs of other servers", async () => {
    const fields = { prompt: "a", picture: ["7"] };
    expect((await send("1:vary-modal:job1:", fields)).outcome).toMatchObject({
      code: "no-picture",
    });
    const foreign = await send("1:vary-modal:job1:0", fields, { userId: strangerId, guildId: "9" });
    expect(foreign.outcome).toMatchObject({ code: "unknown-job" });
  });
});

describe("Vary this image on anybody's picture, sent", () => {
  const customId = "1:vary-message-modal:600000000000000001:";
  const urls = ["https://cdn.example/a.png", "https://cdn.example/b.png"];
  async function remembered(messageId = "600000000000000001") {
    const { varyTargets } = fakeServices().services;
    await varyTargets.remember(ownerId, { messageId, urls, ofOthers: false });
    return { varyTargets };
  }

  it("fetches the chosen picture after it has acknowledged", async () => {
    const fields = { prompt: "as a painting", strength: "0.5", count: ["2"], picture: ["2"] };
    const { order, record, calls } = await send(customId, fields, {}, await remembered());
    expect(methodsOf(calls)).toEqual(["deferReply"]);
    expect(record.downloads).toEqual([urls[1]]);
    expect(order).toMatchObject({
      kind: "vary",
      draft: {
        prompt: "as a painting",
        count: 2,
        source: { picture: "f".repeat(64), strength: 0.5 },
      },
      warnings: [{ option: "image" }],
    });
    expect(order?.parent).toBeUndefined();
  });

  it("takes flags, and refuses a wrong one before it fetches anything", async () => {
    const fields = { prompt: "as a painting --seed 5 --extend left", count: ["2"] };
    const { order } = await send(customId, fields, {}, await remembered());
    expect(order?.draft).toMatchObject({
      prompt: "as a painting",
      seed: 5,
      source: { extend: { left: 320, right: 0, up: 0, down: 0 } },
    });
    const wrong = { prompt: "as a painting --sed 5", count: ["2"] };
    const refused = await send(customId, wrong, {}, await remembered());
    expect(refused.outcome).toMatchObject({ message: expect.stringContaining("--seed") });
    expect(refused.record.downloads).toEqual([]);
  });

  it("says so when it no longer knows the message, or never did", async () => {
    const other = await send(customId, { prompt: "a" }, {}, await remembered("600000000000000009"));
    expect(other.outcome).toMatchObject({ code: "gone" });
    expect((await send(customId, { prompt: "a" })).outcome).toMatchObject({ code: "gone" });
    const stranger = await send(
      customId,
      { prompt: "a" },
      { userId: strangerId },
      await remembered(),
    );
    expect(stranger.outcome).toMatchObject({ code: "gone" });
  });

  it("refuses a picture that the message does not have", async () => {
    const { outcome } = await send(
      customId,
      { prompt: "a", picture: ["3"] },
      {},
      await remembered(),
    );
    expect(outcome).toMatchObject({ code: "no-picture" });
  });
});
