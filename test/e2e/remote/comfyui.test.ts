import { describe, expect, it, onTestFinished } from "vitest";
import { startProcess } from "../../support/easel-process.ts";
import { labelsOf } from "../../support/discord/reading.ts";
import {
  answerWith,
  imagine,
  openEasel,
  openSurroundings,
  type Surroundings,
} from "../../support/remote/open-easel.ts";
import { startComfyuiDouble } from "../../support/vendors/comfyui/comfyui-double.ts";

/** A Discord and a ComfyUI, and bots with both, each in a process of its own. */
async function openWithComfyui() {
  const surroundings: Surroundings = await openSurroundings();
  const comfyui = await startComfyuiDouble();
  onTestFinished(() => comfyui.close());
  const startBot = async () => {
    const settings = { ...surroundings.settings, COMFYUI_URL: comfyui.url.href };
    const easel = await startProcess(settings);
    onTestFinished(() => easel.kill());
    return easel;
  };
  return { ...surroundings, comfyui, startBot };
}

describe("a bot that is killed while ComfyUI draws", () => {
  it("finds the pictures again by their ids, and has none drawn twice", async () => {
    const { discord, you, comfyui, startBot } = await openWithComfyui();
    comfyui.runner.stepMs = 300;
    const first = await startBot();
    const asked = { prompt: "a red apple", model: "comfyui/v1-5", count: 2, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => comfyui.runner.remaining === 2);
    await first.kill();
    comfyui.runner.stepMs = 0;

    await startBot();
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(2);
    expect(comfyui.posts.map(({ body }) => body?.["seed"])).toEqual([5, 6]);
  });

  it("has a picture drawn again whose graph never arrived", async () => {
    const { discord, you, comfyui, startBot } = await openWithComfyui();
    comfyui.next({ kind: "hang" });
    const first = await startBot();
    const asked = { prompt: "a red apple", model: "comfyui/v1-5", count: 1, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => comfyui.posts.length === 1);
    await first.kill();

    await startBot();
    const message = await answerWith({ discord, you }, outcome, "Reroll");
    expect(message.attachments).toHaveLength(1);
    expect(comfyui.runner.done).toHaveLength(1);
  });

  it("lets a picture be cancelled at its machine while it draws", async () => {
    const { discord, you, comfyui, startBot } = await openWithComfyui();
    comfyui.runner.stepMs = 1000;
    await startBot();
    const asked = { prompt: "a red apple", model: "comfyui/v1-5", count: 1, seed: 5 };
    const outcome = await you.slash("imagine", asked);
    await waitFor(() => comfyui.runner.running !== undefined);
    const message = await answerWith({ discord, you }, outcome, "Cancel");
    await you.press(message, "Cancel");
    await waitFor(() => comfyui.runner.interrupted.length === 1);
    expect(comfyui.runner.done).toEqual([]);
  });
});

describe("a film from ComfyUI", () => {
  it.each(["mp4", "gif"] as const)(
    "is delivered as the %s that it is, to be made anew only",
    async (kind) => {
      const comfyui = await startComfyuiDouble();
      onTestFinished(() => comfyui.close());
      const easel = await openEasel({ COMFYUI_URL: comfyui.url.href });
      comfyui.end(kind);
      const message = await imagine(easel, { model: "comfyui/v1-5", seed: 5 });
      const [attached] = message.attachments;
      expect(attached?.filename).toMatch(new RegExp(`-1\\.${kind}$`));
      const file = Buffer.from(await (await fetch(attached?.url ?? "")).arrayBuffer());
      expect(file.length).toBeGreaterThan(200);
      expect(file.toString("latin1")).not.toContain("owners");
      const labels = labelsOf(message);
      expect(labels).toContain("Reroll");
      expect(labels).not.toContain("U1");
    },
  );
});

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
