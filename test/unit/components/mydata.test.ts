import type { ButtonInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import type { Erasure } from "../../../src/storage/personal/personal-data.ts";
import type { Wish } from "../../../src/pipeline/personal/eraser.ts";
import { fakeInteraction } from "../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../support/commands/fake-services.ts";
import { executed } from "../../support/components/executed.ts";
import { ownerId, strangerId } from "../../support/components/sample-job.ts";
import { textOf } from "../../support/components/view-problems.ts";

const erasure: Erasure = {
  userId: ownerId,
  askedAt: 0,
  through: 1,
  locale: "de",
  orders: 2,
  pictures: 3,
  messages: 1,
  messagesLeft: 1,
};

async function press(
  action: string,
  { userId = ownerId, askedAt = 500, isKnown = false, locale = "en-US" } = {},
) {
  const { interaction, calls } = fakeInteraction<ButtonInteraction>({
    kind: "button",
    userId,
    locale,
    onEphemeral: true,
    message: { createdTimestamp: askedAt },
  });
  const wishes: Wish[] = [];
  const { services } = fakeServices({
    changes: {
      myData: {
        summary: () => Promise.resolve({ orders: 0, pictures: 0, bytes: 0 }),
        erase: (wish) => {
          wishes.push(wish);
          return Promise.resolve(isKnown ? undefined : erasure);
        },
        pack: () => Promise.reject(new Error("Not part of this test")),
      },
    },
  });
  const id = { action, jobId: ownerId, position: undefined };
  const failure = await executed(interaction, id, services).catch((error: unknown) => error);
  return { calls, failure, wishes };
}

const textIn = (call: { readonly payload: unknown } | undefined) => textOf(call?.payload as never);

describe("the answer to /mydata delete", () => {
  it("begins the deletion, and says when it is done, in this order", async () => {
    const { calls, wishes } = await press("mydata-delete", { locale: "de" });
    expect(wishes).toMatchObject([{ userId: ownerId, askedAt: 500, locale: "de" }]);
    expect(calls.map(({ method }) => method)).toEqual(["deferUpdate", "editReply"]);
    expect(textIn(calls[1])).toContain("Ich lösche deine Daten");
    expect(await wishes[0]?.tell(erasure)).toBe(true);
    expect(textIn(calls[2])).toMatch(/Aufträge: 2, Bilder: 3[^]*1 Nachricht bleibt/);
  });

  it("is said to be known the second time, beside what the first said", async () => {
    const { calls } = await press("mydata-delete", { isKnown: true });
    expect(calls.map(({ method }) => method)).toEqual(["deferUpdate", "followUp"]);
    expect(textIn(calls[1])).toContain("answered already");
  });

  it("counts for a quarter of an hour", async () => {
    const { failure, wishes } = await press("mydata-delete", { askedAt: -15 * 60_000 });
    expect(failure).toMatchObject({ code: "gone" });
    expect(wishes).toEqual([]);
  });

  it.each(["mydata-delete", "mydata-keep", "mydata-export"])(
    "is nobody else's: %s",
    async (action) => {
      const { failure, calls, wishes } = await press(action, { userId: strangerId });
      expect(failure).toMatchObject({ code: "not-yours" });
      expect([calls, wishes]).toEqual([[], []]);
    },
  );
});
