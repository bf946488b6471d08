import { describe, expect, it, onTestFinished } from "vitest";
import { wordsOf } from "../../support/discord/reading.ts";
import { loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { answerWith, imagine } from "../../support/remote/open-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { faults } from "../../support/vendors/faults.ts";
import { geminiAnswer, startGeminiDouble } from "../../support/vendors/gemini-double.ts";
import { TEST_KEY } from "../../support/vendors/vendor.ts";

describe("a picture by Gemini", () => {
  it("comes, or its words do, and is not ordered twice when the bot is killed", async () => {
    const discord = await startDiscord();
    const double = await startGeminiDouble({ key: TEST_KEY });
    onTestFinished(() => double.close());
    const { scene } = discord;
    const settings = {
      ...loopbackSettings(discord, await temporaryFolder()),
      GEMINI_API_KEY: TEST_KEY,
      GEMINI_BASE_URL: double.url.href,
      EASEL_FALLBACK: "off",
    };
    const surroundings = { discord, you: discord.as(scene.you, { channel: scene.pictures }) };
    const first = await startProcess(settings);
    onTestFinished(() => first.kill());

    const made = await imagine(surroundings, { negative_prompt: "a worm" });
    expect(made.attachments).toHaveLength(1);
    expect(wordsOf(made)).toContain("`negative_prompt`");

    double.next(geminiAnswer([{ text: "I only draw pears today." }]));
    const refused = await imagine(surroundings, {}, "Try again");
    expect(wordsOf(refused)).toContain("I only draw pears today");
    expect(wordsOf(refused)).toContain("may be charged twice");

    double.next(faults.hang);
    const outcome = await surroundings.you.slash("imagine", { prompt: "a red apple" });
    while (double.posts.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    await first.kill();
    const second = await startProcess(settings);
    onTestFinished(() => second.kill());
    const message = await answerWith(surroundings, outcome, "Try again");
    expect(wordsOf(message)).toContain("may be charged twice");
    expect(double.posts).toHaveLength(3);
  });
});
