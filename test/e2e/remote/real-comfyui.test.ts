import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { labelsOf } from "../../support/discord/reading.ts";
import { startProcess } from "../../support/easel-process.ts";
import { answerWith, openSurroundings } from "../../support/remote/open-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { portrait } from "../../support/vendors/comfyui/workflows.ts";

/** A ComfyUI of flesh and blood, as docs/providers/comfyui.md starts one; without it nothing is run. */
const url = process.env["EASEL_TEST_COMFYUI"];

/** A processor without a graphics card takes minutes when it has other work too. */
const PATIENCE_MS = 300_000;

const ask = async (place: string): Promise<unknown> =>
  (await fetch(new URL(place, url ?? "http://127.0.0.1:8188"))).json();
const queue = z.object({
  queue_running: z.array(z.unknown()),
  queue_pending: z.array(z.unknown()),
});
const remaining = async (): Promise<number> => {
  const { queue_running: running, queue_pending: pending } = queue.parse(await ask("/queue"));
  return running.length + pending.length;
};

/** A bot on it, in a process that may be killed, with a workflow that saves a film. */
async function open() {
  const surroundings = await openSurroundings();
  const [checkpoint = ""] = z.array(z.string()).parse(await ask("/models/checkpoints"));
  const workflows = await temporaryFolder();
  await writeFile(path.join(workflows, "film.json"), JSON.stringify(film(checkpoint)));
  const startBot = async () => {
    const easel = await startProcess({
      ...surroundings.settings,
      COMFYUI_URL: url ?? "",
      COMFYUI_WORKFLOWS_DIR: workflows,
    });
    onTestFinished(() => easel.kill());
    return easel;
  };
  const model = `comfyui/${checkpoint.replace(/\.safetensors$/, "")}`;
  return { ...surroundings, startBot, model };
}

function film(checkpoint: string) {
  const { 3: sampler, 6: positive, 7: negative } = portrait;
  const loader = { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: checkpoint } };
  const clip = ["4", 1];
  return {
    "3": { ...sampler, inputs: { ...sampler.inputs, steps: 2, model: ["4", 0] } },
    "4": loader,
    "5": { class_type: "EmptyLatentImage", inputs: { width: 64, height: 64, batch_size: 3 } },
    "6": { ...positive, inputs: { ...positive.inputs, clip } },
    "7": { ...negative, inputs: { ...negative.inputs, clip } },
    "8": portrait["8"],
    "9": { class_type: "CreateVideo", inputs: { images: ["8", 0], fps: 6 } },
    "10": {
      class_type: "SaveVideo",
      inputs: { video: ["9", 0], filename_prefix: "video/x", format: "mp4", codec: "h264" },
    },
  };
}

describe.skipIf(url === undefined)("a real ComfyUI", () => {
  it(
    "draws, is cancelled, is found again after a kill, enlarges and makes films",
    async () => {
      const { discord, you, startBot, model } = await open();
      const first = await startBot();
      const seed = Math.floor(Math.random() * 1e9);
      const asked = { prompt: "a red apple", model, size: "64x64", seed };
      const long = await you.slash("imagine", { ...asked, seed: 1, steps: 150, count: 1 });
      await waitFor(async () => (await remaining()) === 1);
      await you.press(await answerWith({ discord, you }, long, "Cancel"), "Cancel");
      await waitFor(async () => (await remaining()) === 0);

      const two = await you.slash("imagine", { ...asked, steps: 4, count: 2 });
      await waitFor(async () => (await remaining()) === 2);
      await first.kill();
      await startBot();
      const message = await answerWith({ discord, you }, two, "Reroll", PATIENCE_MS);
      expect(message.attachments).toHaveLength(2);
      const history = JSON.stringify(await ask("/history"));
      for (const each of [seed, seed + 1]) {
        expect(history.split(`"seed":${each},`)).toHaveLength(2);
      }

      const larger = await answerWith(
        { discord, you },
        await you.press(message, "U1"),
        "Reroll",
        PATIENCE_MS,
      );
      expect(larger.attachments[0]).toMatchObject({ width: 128, height: 128 });

      const moving = await you.slash("imagine", { prompt: "a fox", model: "comfyui/film" });
      const delivered = await answerWith({ discord, you }, moving, "Reroll", PATIENCE_MS);
      expect(delivered.attachments[0]?.filename).toMatch(/\.mp4$/);
      expect(labelsOf(delivered)).not.toContain("U1");
    },
    4 * PATIENCE_MS,
  );
});

/** Waits for what a server shows, which no event of Discord announces. */
async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}
