import type { ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import { answerWithJob } from "../../../../src/discord/interactions/answer.ts";
import type { Studio } from "../../../../src/pipeline/studio.ts";
import { methodsOf } from "../../../support/commands/answers.ts";
import { answerId, fakeInteraction } from "../../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../../support/commands/fake-services.ts";
import { eventually } from "../../../support/pipeline/simulated-clock.ts";

const wish = { kind: "imagine", draft: { prompt: "a red apple", count: 1 } } as const;

function open(studio: Partial<Studio> = {}) {
  const { interaction, calls } = fakeInteraction<ChatInputCommandInteraction>({ kind: "command" });
  return { interaction, calls, ...fakeServices({ studio }) };
}

describe("an answer with a job", () => {
  it("is promised only when the order is stored", async () => {
    const seen: unknown[] = [];
    const { interaction, calls, services } = open({
      async submit(order, acknowledge) {
        seen.push(order.place, methodsOf(calls), await acknowledge?.(), methodsOf(calls));
        return await fakeServices().services.studio.submit(order);
      },
    });
    await answerWithJob(interaction, services, async () => wish);
    expect(seen).toMatchObject([
      { messageId: undefined },
      [],
      { messageId: answerId },
      ["deferReply"],
    ]);
  });

  it("is not promised for an order that is refused", async () => {
    const refusal = new Error("the queue is full");
    const { interaction, calls, services } = open({ submit: () => Promise.reject(refusal) });
    await expect(answerWithJob(interaction, services, async () => wish)).rejects.toBe(refusal);
    await expect(answerWithJob(interaction, services, () => Promise.reject(refusal))).rejects.toBe(
      refusal,
    );
    expect(calls).toEqual([]);
  });

  it("is promised first where the order takes its time", async () => {
    const { interaction, calls, services, record } = open();
    await answerWithJob(interaction, services, async () => {
      await eventually(() => calls.length > 0);
      return wish;
    });
    expect(methodsOf(calls)).toEqual(["deferReply"]);
    expect(record.orders).toMatchObject([{ kind: "imagine", place: { messageId: answerId } }]);
  });

  it("says what went wrong after it was promised", async () => {
    const { interaction, calls, services } = open();
    const failing = answerWithJob(interaction, services, async () => {
      await eventually(() => calls.length > 0);
      throw new Error("the link leads nowhere");
    });
    await expect(failing).rejects.toThrow("the link leads nowhere");
  });
});
