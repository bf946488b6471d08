import type { ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import type { SlashCommand } from "../../../src/discord/interactions/command.ts";
import { help } from "../../../src/commands/help.ts";
import { queue } from "../../../src/commands/queue.ts";
import { status } from "../../../src/commands/status.ts";
import { isPrivate, methodsOf, sentView } from "../../support/commands/answers.ts";
import { fakeInteraction } from "../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../support/commands/fake-services.ts";
import { plainPolicy } from "../../support/pipeline/plain-policy.ts";
import { ownerId } from "../../support/components/sample-job.ts";
import { textOf } from "../../support/components/view-problems.ts";

async function run(command: SlashCommand, operators: readonly string[] = []) {
  const { interaction, calls } = fakeInteraction<ChatInputCommandInteraction>({ kind: "command" });
  const { services } = fakeServices({ changes: { policy: plainPolicy({ operators }) } });
  const outcome = await command.execute(interaction, services).catch((error: unknown) => error);
  return { outcome, calls };
}

describe("/queue", () => {
  it("answers privately with the queue", async () => {
    const { calls } = await run(queue);
    expect(methodsOf(calls)).toEqual(["deferReply", "editReply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "editReply"))).toContain("2 jobs wait, 1 is being drawn");
  });
});

describe("/help", () => {
  it("answers privately and at once", async () => {
    const { calls } = await run(help);
    expect(methodsOf(calls)).toEqual(["reply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "reply"))).toContain("/imagine prompt: a red apple");
  });
});

describe("/status", () => {
  it("shows operators the models, the credits and the queue", async () => {
    const { calls } = await run(status, [ownerId]);
    expect(calls[0]).toSatisfy(isPrivate);
    const text = textOf(sentView(calls, "editReply"));
    for (const part of ["2 waiting, 1 running", "local/easel-v1", "segmind: 5 left"])
      expect(text).toContain(part);
  });

  it("is refused to everybody else", async () => {
    const { outcome, calls } = await run(status, ["1"]);
    expect(outcome).toMatchObject({ code: "not-yours" });
    expect(calls).toEqual([]);
  });
});
