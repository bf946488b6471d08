import type { Interaction } from "discord.js";
import { describe, expect, it } from "vitest";
import { commands } from "../../../../src/commands/index.ts";
import { components } from "../../../../src/components/index.ts";
import { createRouter } from "../../../../src/discord/router/router.ts";
import { isPrivate, methodsOf, sentView } from "../../../support/commands/answers.ts";
import {
  fakeInteraction,
  type InteractionFacts,
} from "../../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../../support/commands/fake-services.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { textOf } from "../../../support/components/view-problems.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

async function routed(facts: InteractionFacts) {
  const log = new RecordingLog();
  const { services, record } = fakeServices({ jobs: [sampleJob()], changes: { log } });
  const { interaction, calls } = fakeInteraction(facts);
  await createRouter({ commands, components, services })(interaction as Interaction);
  return { calls, record, log };
}

describe("the router", () => {
  it.each([
    ["button", "1:edit-modal:job1:"],
    ["button", "1:strength:job1:"],
    ["select", "1:reroll:job1:"],
    ["modal", "1:delete:job1:"],
  ] as const)("gives no %s to what is none: %s", async (kind, customId) => {
    const { calls, record } = await routed({ kind, customId });
    expect(methodsOf(calls)).toEqual(["reply"]);
    expect(calls[0]).toSatisfy(isPrivate);
    expect(textOf(sentView(calls, "reply"))).toContain("I don't understand that button any more");
    expect(record.orders).toEqual([]);
  });

  it("leads a control of the right kind to its component", async () => {
    const { record } = await routed({ kind: "button", customId: "1:reroll:job1:" });
    expect(record.orders).toHaveLength(1);
  });

  it("answers in the person's language, whatever the server's is", async () => {
    const facts = { locale: "de", guildLocale: "fr", commandName: "nonsense" };
    const { calls } = await routed({ kind: "command", ...facts });
    expect(textOf(sentView(calls, "reply"))).toContain("Den Befehl nonsense kenne ich nicht mehr.");
  });

  it("has no bug in its log for what people got wrong", async () => {
    const { log } = await routed({ kind: "button", customId: "made up" });
    expect(log.lines).toEqual([]);
  });
});
