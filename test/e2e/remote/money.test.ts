import { describe, expect, it } from "vitest";
import { wordsOf } from "../../support/discord/reading.ts";
import { answerWith, imagine, openEasel, spokenWords } from "../../support/remote/open-easel.ts";

describe("a price", () => {
  it("is shown as an estimate while a picture waits and runs, and under the result", async () => {
    const easel = await openEasel({ SEGMIND_PRICE: "0.02" });
    const message = await imagine(easel, { count: 3 });
    expect(wordsOf(message)).toContain("price: about 0.06");
    const edits = easel.discord.requests.to("PATCH", "/webhooks/");
    const running = edits.filter(({ body }) => JSON.stringify(body).includes("cancel"));
    expect(JSON.stringify(running.at(-1)?.body)).toContain("price: about 0.06");
  });

  it("counts against the daily budget of the server, and the refusal names that limit", async () => {
    const easel = await openEasel({ SEGMIND_PRICE: "0.02", EASEL_DAILY_BUDGET: "0.05" });
    await imagine(easel, { count: 2 });
    const refusal = await easel.you.slash("imagine", { prompt: "one more" });
    expect(await spokenWords(easel, refusal)).toContain("daily budget of this server (0.05)");
    expect(easel.remote.segmind.posts).toHaveLength(2);

    const free = await easel.you.slash("imagine", { prompt: "free", model: "imagepipeline/sdxl" });
    await answerWith(easel, free, "Reroll");
  });
});

describe("/status", () => {
  it("shows operators the credits that the service told, and others nothing", async () => {
    const easel = await openEasel({ SEGMIND_PRICE: "0.02" });
    await imagine(easel);
    const words = await spokenWords(easel, await easel.you.slash("status"));
    expect(words).toContain("Segmind: 9 left");
    expect(words).toContain("0.02 a picture");
    const { scene } = easel.discord;
    const friend = easel.discord.as(scene.friend, { channel: scene.pictures });
    const refused = await spokenWords({ ...easel, you: friend }, await friend.slash("status"));
    expect(refused).toContain("is for the people who run this bot");
    expect(refused).not.toContain("9 left");
  });
});
