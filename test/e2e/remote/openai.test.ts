import { describe, expect, it, onTestFinished } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";
import { startEasel } from "../../../src/main.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { answerWith, imagine } from "../../support/remote/open-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { faults } from "../../support/vendors/faults.ts";
import { startOpenAiDouble } from "../../support/vendors/openai-double.ts";
import { TEST_KEY } from "../../support/vendors/vendor.ts";

async function openSurroundings() {
  const discord = await startDiscord();
  const double = await startOpenAiDouble({ key: TEST_KEY, everyMs: 900 });
  onTestFinished(() => double.close());
  const { scene } = discord;
  const settings = {
    ...loopbackSettings(discord, await temporaryFolder()),
    OPENAI_API_KEY: TEST_KEY,
    OPENAI_BASE_URL: double.url.href,
    EASEL_FALLBACK: "off",
  };
  return { discord, double, settings, you: discord.as(scene.you, { channel: scene.pictures }) };
}

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("a picture by OpenAI", () => {
  it("is shown half made, then whole, with what was changed and left out", async () => {
    const surroundings = await openSurroundings();
    const { discord, double, settings } = surroundings;
    double.revise = "A red apple on a white table";
    const easel = await startEasel(parseConfig(settings), new RecordingLog(), (error) => {
      throw error;
    });
    onTestFinished(() => easel.stop());
    const asked = { model: "openai/gpt-image-2", steps: 20, size: "770x512" };
    const message = await imagine(surroundings, asked);
    expect(message.attachments).toMatchObject([{ width: 768, height: 512 }]);
    const words = wordsOf(message);
    expect(words).toContain("rewrote the prompt: “A red apple on a white table”");
    expect(words).toContain("`steps`");
    expect(words).toContain("`size`");
    const edits = discord.requests.to("PATCH", "/webhooks/");
    expect(edits.some(({ body }) => JSON.stringify(body).includes(".webp"))).toBe(true);
  });

  it("is not ordered twice when the bot is killed before the answer", async () => {
    const surroundings = await openSurroundings();
    const { double, settings, you } = surroundings;
    double.next(faults.hang);
    const first = await startProcess(settings);
    onTestFinished(() => first.kill());
    const outcome = await you.slash("imagine", { prompt: "a red apple" });
    await waitFor(() => double.posts.length === 1);
    await first.kill();

    const second = await startProcess(settings);
    onTestFinished(() => second.kill());
    const message = await answerWith(surroundings, outcome, "Try again");
    expect(wordsOf(message)).toContain("may be charged twice");
    expect(double.posts).toHaveLength(1);
  });
});
