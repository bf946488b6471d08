import { describe, expect, it } from "vitest";
import { requester } from "../../../../src/pipeline/policy/requester.ts";
import { seesJob } from "../../../../src/pipeline/policy/sees-job.ts";

const job = { userId: "anna", guildId: "server", channelId: "private" };

/** Whether Berta sees it, who can see these channels; and which of them Discord was asked about. */
async function berta(where: object, of: object = {}, visible: readonly string[] = []) {
  const asked: string[] = [];
  const sees = await seesJob(
    requester({ userId: "berta", ...where }),
    { ...job, ...of },
    async ({ userId, guildId, channelId }) => {
      asked.push(`${userId} ${guildId} ${channelId}`);
      return visible.includes(channelId);
    },
  );
  return { sees, asked };
}

describe("who sees a job", () => {
  it("is its owner, everywhere", async () => {
    const owner = requester({ userId: "anna", guildId: "other", channelId: "other" });
    expect(await seesJob(owner, job, async () => false)).toBe(true);
  });

  it("is everybody in the channel in which it was made, without a question", async () => {
    const { sees, asked } = await berta({ guildId: "server", channelId: "private" });
    expect([sees, asked]).toEqual([true, []]);
  });

  it("is, elsewhere in the server, whoever can see that channel now", async () => {
    const here = { guildId: "server", channelId: "lobby" };
    expect(await berta(here)).toEqual({ sees: false, asked: ["berta server private"] });
    expect((await berta(here, {}, ["private"])).sees).toBe(true);
  });

  it("is whoever is in a thread of that channel, but not in a channel of a category", async () => {
    const thread = { guildId: "server", channelId: "thread", parentChannelId: "private" };
    expect((await berta({ ...thread, isThread: true })).sees).toBe(true);
    expect((await berta({ ...thread, isThread: false })).sees).toBe(false);
  });

  it("is nobody in another server, or in direct messages", async () => {
    const everywhere = ["private", "direct"];
    for (const where of [{ guildId: "other", channelId: "private" }, { channelId: "direct" }]) {
      expect(await berta(where, {}, everywhere)).toEqual({ sees: false, asked: [] });
    }
  });

  it("is, of a job outside of servers, who takes part in the conversation", async () => {
    const direct = { guildId: undefined, channelId: "direct" };
    expect((await berta({ channelId: "direct" }, direct)).sees).toBe(true);
    expect(await berta({ channelId: "elsewhere" }, direct, ["direct"])).toEqual({
      sees: false,
      asked: [],
    });
    expect((await berta({}, { guildId: undefined, channelId: undefined })).sees).toBe(false);
  });
});
