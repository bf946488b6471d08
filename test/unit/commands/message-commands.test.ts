import { ModalInteractionCallbackRequestDataSchema } from "discord-api-spec/zod";
import type { MessageContextMenuCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import type { MessageCommand } from "../../../src/discord/interactions/command.ts";
import { imageDetails } from "../../../src/commands/image-details.ts";
import { varyThisImage } from "../../../src/commands/vary-this-image.ts";
import { makeDetails } from "../../../src/images/metadata/make-details.ts";
import { resultView } from "../../../src/discord/views/result-view.ts";
import { isPrivate, methodsOf, sentView } from "../../support/commands/answers.ts";
import { fakeInteraction, type InteractionFacts } from "../../support/commands/fake-interaction.ts";
import { attachment, fakeMessage, type MessageFacts } from "../../support/commands/fake-message.ts";
import { fakeServices, type ServiceFacts } from "../../support/commands/fake-services.ts";
import { applicationId, sampleJob, strangerId } from "../../support/components/sample-job.ts";
import { everyComponent, textOf } from "../../support/components/view-problems.ts";
import { discordWords } from "../../../src/discord/messages/discord-words.ts";
import { bytesOf } from "../../support/discord/sent-files.ts";

const words = discordWords("en");

const job = sampleJob({ request: { count: 2, negativePrompt: "worms" } });

async function choose(
  command: MessageCommand,
  message: MessageFacts,
  services: ServiceFacts = {},
  facts: Partial<InteractionFacts> = {},
) {
  const { interaction, calls } = fakeInteraction<MessageContextMenuCommandInteraction>({
    kind: "message-command",
    targetMessage: fakeMessage(message),
    ...facts,
  });
  const { services: all, record } = fakeServices({ jobs: [job], ...services });
  const outcome = await command.execute(interaction, all).catch((error: unknown) => error);
  return { outcome, calls, record, services: all };
}

interface Modal {
  readonly custom_id: string;
  readonly components: readonly {
    component: { custom_id: string; value?: string; options?: unknown[] };
  }[];
}

function modalOf(calls: readonly { method: string; payload: unknown }[]): Modal {
  expect(methodsOf(calls as never)).toEqual(["showModal"]);
  const modal = calls[0]?.payload as Modal;
  expect(ModalInteractionCallbackRequestDataSchema.safeParse(modal)).toMatchObject({
    success: true,
  });
  expect(modal.components.length).toBeLessThanOrEqual(5);
  return modal;
}

const own: MessageFacts = { id: "600000000000000002", authorId: applicationId };
const known = { messages: { "600000000000000002": "job1" } };

describe("Vary this image", () => {
  it("opens a modal with the job's own words on one of the bot's pictures", async () => {
    const modal = modalOf((await choose(varyThisImage, own, known)).calls);
    const fields = modal.components.map(({ component }) => component);
    expect(modal.custom_id).toBe("1:vary-modal:job1:");
    expect(fields.map((field) => [field.custom_id, field.value])).toEqual([
      ["prompt", "a red apple"],
      ["negative_prompt", "worms"],
      ["strength", undefined],
      ["count", undefined],
      ["picture", undefined],
    ]);
    expect(fields.at(-1)?.options).toHaveLength(2);
  });

  it("knows a repeated picture by its buttons, and asks for no number when there is one", async () => {
    const one = sampleJob({ id: "one" });
    const { calls } = await choose(
      varyThisImage,
      { authorId: applicationId, components: resultView(words, one, []).components },
      { jobs: [one] },
    );
    const modal = modalOf(calls);
    expect(modal.custom_id).toBe("1:vary-modal:one:0");
    expect(modal.components).toHaveLength(4);
  });

  it("takes anybody's picture, and remembers which message was meant", async () => {
    const { calls, services } = await choose(varyThisImage, {
      attachments: [attachment("a.png"), attachment("b.png")],
    });
    const modal = modalOf(calls);
    expect(modal.custom_id).toBe("1:vary-message-modal:600000000000000001:");
    expect(modal.components[0]?.component).toMatchObject({ custom_id: "prompt", required: true });
    const target = await services.varyTargets.recall("100000000000000001", "600000000000000001");
    const urls = target?.urls;
    expect(urls?.[1]).toContain("b.png");
  });

  it("does not believe buttons on a message that is not the bot's own", async () => {
    const { calls } = await choose(varyThisImage, {
      attachments: [attachment("a.png")],
      components: resultView(words, job, []).components,
    });
    expect(modalOf(calls).custom_id).toContain("vary-message-modal");
  });

  it("says so when there is no picture", async () => {
    const { outcome, calls } = await choose(varyThisImage, {});
    expect(outcome).toMatchObject({ code: "no-picture" });
    expect(calls).toEqual([]);
  });
});

describe("Image details", () => {
  it("shows the stored job of one of the bot's pictures", async () => {
    const { calls } = await choose(imageDetails, own, known, { userId: strangerId });
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "editReply"))).toContain("Details of `job1`");
  });

  it("shows nothing of a job of another server", async () => {
    const { outcome } = await choose(imageDetails, own, known, {
      userId: strangerId,
      guildId: "9",
    });
    expect(outcome).toMatchObject({ code: "no-picture" });
  });

  it("reads the files of any other message until one of them tells", async () => {
    const { calls, record } = await choose(
      imageDetails,
      { attachments: [attachment("a.png"), attachment("b.png"), attachment("c.png")] },
      {
        changes: {
          readParameters: async (file) =>
            new TextDecoder().decode(await bytesOf(file)).includes("b.png")
              ? makeDetails("a1111", "a castle\nSteps: 20", { prompt: "a castle" })
              : undefined,
        },
      },
    );
    expect(methodsOf(calls)).toEqual(["deferReply", "editReply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "editReply"))).toContain("a castle\nSteps: 20");
    expect(record.downloads.map((url) => new URL(url).pathname.at(-5))).toEqual(["a", "b"]);
  });

  it("says so when no file tells, and when there is no picture at all", async () => {
    const { calls } = await choose(imageDetails, { attachments: [attachment("a.png")] });
    expect(textOf(sentView(calls, "editReply"))).toContain("does not say how it was made");
    expect(everyComponent(sentView(calls, "editReply").components)).toHaveLength(1);
    expect((await choose(imageDetails, {})).outcome).toMatchObject({ code: "no-picture" });
  });
});
