import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { startProcess } from "../../support/easel-process.ts";
import { openLine } from "../../support/network/open-line.ts";
import { answerWith, openSurroundings } from "../../support/remote/open-easel.ts";
import { plainPicture } from "../../support/sample-pictures.ts";
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

/** A bot on it, in a process that may be killed, with workflows of an owner. `also` is one more address. */
async function open(also: readonly string[] = []) {
  const surroundings = await openSurroundings();
  const [checkpoint = ""] = z.array(z.string()).parse(await ask("/models/checkpoints"));
  const workflows = await temporaryFolder();
  for (const [name, graph] of Object.entries(ownersGraphs(checkpoint))) {
    await writeFile(path.join(workflows, `${name}.json`), JSON.stringify(graph));
  }
  const startBot = async () => {
    const easel = await startProcess({
      ...surroundings.settings,
      COMFYUI_URL: [url, ...also].join(","),
      COMFYUI_WORKFLOWS_DIR: workflows,
    });
    onTestFinished(() => easel.kill());
    return easel;
  };
  const model = `comfyui/${checkpoint.replace(/\.safetensors$/, "")}`;
  return { ...surroundings, startBot, model };
}

/** A still with a placeholder, the same with a LoRA that nobody has, and a film. */
function ownersGraphs(checkpoint: string) {
  const { 3: sampler, 5: latents, 6: positive, 7: negative, 9: save, 10: lora } = portrait;
  const clip = ["4", 1];
  const still = {
    "3": { ...sampler, inputs: { ...sampler.inputs, steps: 2, model: ["4", 0] } },
    "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: checkpoint } },
    "5": { ...latents, inputs: { width: 64, height: 64, batch_size: 1 } },
    "6": { ...positive, inputs: { text: "photo of {{prompt}}, 85mm", clip } },
    "7": { ...negative, inputs: { ...negative.inputs, clip } },
    "8": portrait["8"],
    "9": save,
  };
  const saveVideo = { filename_prefix: "video/x", format: "mp4", codec: "h264" };
  return {
    still,
    gone: {
      ...still,
      "3": { ...still["3"], inputs: { ...still["3"].inputs, model: ["10", 0] } },
      "10": { ...lora, inputs: { ...lora.inputs, lora_name: "nobody-has-it.safetensors" } },
    },
    film: {
      ...still,
      "5": { ...latents, inputs: { width: 64, height: 64, batch_size: 3 } },
      "9": { class_type: "CreateVideo", inputs: { images: ["8", 0], fps: 6 } },
      "10": { class_type: "SaveVideo", inputs: { video: ["9", 0], ...saveVideo } },
    },
  };
}

/** A picture to start from, and a mask of its right half. */
const red = { r: 220, g: 40, b: 30 };
const white = { r: 255, g: 255, b: 255 };
async function sourceAndMask() {
  const right = { input: await plainPicture(32, 64, white).png().toBuffer(), left: 32, top: 0 };
  const mask = plainPicture(64, 64, { r: 0, g: 0, b: 0 }).composite([right]);
  return {
    image: { name: "source.png", bytes: await plainPicture(64, 64, red).png().toBuffer() },
    mask: { name: "mask.png", bytes: await mask.png().toBuffer() },
  };
}

/** The colours of the half of a delivered picture that begins there. */
async function coloursOf({ attachments: [file] }: WireMessage, left: number) {
  const bytes = await (await fetch(file?.url ?? "")).arrayBuffer();
  const part = sharp(bytes).removeAlpha().extract({ left, top: 0, width: 32, height: 64 });
  const data = await part.raw().toBuffer();
  return new Set(data.toString("hex").match(/.{6}/g));
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

      const moving = await you.slash("imagine", {
        prompt: "a fox",
        model: "comfyui/film",
        count: 1,
      });
      const delivered = await answerWith({ discord, you }, moving, "Reroll", PATIENCE_MS);
      expect(delivered.attachments[0]?.filename).toMatch(/\.mp4$/);
      expect(labelsOf(delivered)).not.toContain("U1");
    },
    4 * PATIENCE_MS,
  );

  it(
    "redraws within the mask of an uploaded picture, fills an owner's words in, says what is gone",
    async () => {
      const { discord, you, startBot, model } = await open();
      await startBot();
      const asked = { prompt: "a red apple", model, size: "64x64", steps: 2, count: 1 };
      const uploads = { ...(await sourceAndMask()), strength: 0.6 };
      const redrawing = await you.slash("imagine", { ...asked, ...uploads });
      const redrawn = await answerWith({ discord, you }, redrawing, "Reroll", PATIENCE_MS);
      expect(redrawn.attachments[0]).toMatchObject({ width: 64, height: 64 });
      expect(await coloursOf(redrawn, 0)).toEqual(new Set(["dc281e"]));
      expect((await coloursOf(redrawn, 32)).size).toBeGreaterThan(1);

      const own = { prompt: "a fox by the sea", model: "comfyui/still", count: 1 };
      const filling = await you.slash("imagine", own);
      const filled = await answerWith({ discord, you }, filling, "Reroll", PATIENCE_MS);
      expect(filled.attachments[0]).toMatchObject({ width: 64, height: 64 });
      expect(JSON.stringify(await ask("/history"))).toContain("photo of a fox by the sea, 85mm");

      const lacking = await you.slash("imagine", { ...own, model: "comfyui/gone" });
      const { id } = "message" in lacking ? lacking.message : { id: "" };
      const refused = /no `?lora`? of that name/;
      await discord.events.waitUntil(
        () => you.messages().find((one) => one.id === id && refused.test(wordsOf(one))),
        PATIENCE_MS,
      );
    },
    4 * PATIENCE_MS,
  );

  it(
    "delivers all pictures when one of two machines goes away in the middle",
    async () => {
      const { hostname, port } = new URL(url ?? "");
      // The second machine is a line to the first: nobody has to start two.
      const line = await openLine(Number(port), hostname);
      onTestFinished(() => line.close());
      const { discord, you, startBot, model } = await open([`http://127.0.0.1:${line.port}`]);
      await startBot();
      const asked = { prompt: "a red apple", model, size: "64x64", steps: 3, count: 4 };
      const four = await you.slash("imagine", asked);
      await waitFor(async () => (await remaining()) === 4);
      line.close();
      const message = await answerWith({ discord, you }, four, "Reroll", PATIENCE_MS);
      expect(message.attachments).toHaveLength(4);
    },
    2 * PATIENCE_MS,
  );
});

/** Waits for what a server shows, which no event of Discord announces. */
async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}
