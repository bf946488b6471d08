import type { ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import { RefusedError } from "../../../../src/domain/errors.ts";
import { answerWithJob } from "../../../../src/discord/interactions/answer.ts";
import type { Studio } from "../../../../src/pipeline/studio.ts";
import { say } from "../../../../src/words/index.ts";
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
        seen.push(order.target, methodsOf(calls), await acknowledge?.(), methodsOf(calls));
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
    expect(record.orders).toMatchObject([{ kind: "imagine", target: { messageId: answerId } }]);
  });

  it("reserves room before anything is fetched, and orders with it", async () => {
    const { interaction, services, record } = open();
    await answerWithJob(interaction, services, async (reserve) => {
      await reserve({ count: 4 });
      return wish;
    });
    expect(record.orders).toMatchObject([{ room: { id: "room" } }]);
  });

  it("gives the room back when nothing came of the order", async () => {
    let released = 0;
    const room = { id: "room", release: async () => void (released += 1) };
    const { interaction, services } = open({ reserve: async () => room });
    const failing = answerWithJob(interaction, services, async (reserve) => {
      await reserve({ count: 1 });
      throw new Error("the link leads nowhere");
    });
    await expect(failing).rejects.toThrow("the link leads nowhere");
    expect(released).toBe(1);
  });

  it("fetches nothing for somebody who has reached a limit", async () => {
    const full = new RefusedError("daily-limit", say("orders.shutting-down"));
    const { interaction, calls, services, record } = open({ reserve: () => Promise.reject(full) });
    const refused = answerWithJob(interaction, services, async (reserve) => {
      await reserve({ count: 1 });
      await services.download("https://example.com/a.png", "7");
      return wish;
    });
    await expect(refused).rejects.toBe(full);
    expect([calls, record.downloads, record.orders]).toEqual([[], [], []]);
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
