import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { startProcess } from "../../support/easel-process.ts";
import { labelsOf } from "../../support/discord/reading.ts";
import {
  answerWith,
  imagine,
  openEasel,
  openSurroundings,
  spokenWords,
  type Surroundings,
} from "../../support/remote/open-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { startComfyuiDouble } from "../../support/vendors/comfyui/comfyui-double.ts";
import { portrait } from "../../support/vendors/comfyui/workflows.ts";

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

/** The one file on a message: its name, and what Discord has of it. */
async function fileOn({ attachments }: WireMessage) {
  expect(attachments).toHaveLength(1);
  const [{ filename, url } = { filename: "", url: "" }] = attachments;
  return { filename, bytes: Buffer.from(await (await fetch(url)).arrayBuffer()) };
}

describe("a film of an owner's workflow on ComfyUI", () => {
  it.each(["mp4", "gif", "webp"] as const)(
    "is delivered as the %s that it is, is kept, and is made anew only",
    async (kind) => {
      const comfyui = await startComfyuiDouble();
      onTestFinished(() => comfyui.close());
      const workflows = await temporaryFolder();
      await writeFile(path.join(workflows, "film.json"), JSON.stringify(portrait));
      const easel = await openEasel({
        COMFYUI_URL: comfyui.url.href,
        COMFYUI_WORKFLOWS_DIR: workflows,
      });
      comfyui.end(kind, kind);
      const message = await imagine(easel, { model: "comfyui/film", count: 1, seed: 5 });
      const film = await fileOn(message);
      expect(film.filename).toMatch(new RegExp(`-1\\.${kind}$`));
      expect(film.bytes.length).toBeGreaterThan(200);
      // Neither the workflow nor anything else that the owner's machine wrote into it.
      expect(film.bytes.toString("latin1")).not.toContain("owners");
      const labels = labelsOf(message);
      expect(labels.filter((label) => /^[UV]\d$/.test(label))).toEqual([]);

      const { you } = easel;
      const details = await spokenWords(easel, await you.press(message, "Details"));
      const id = /`(\w+)`/.exec(details)?.[1] ?? "";
      const shown = await answerWith(easel, await you.slash("show", { id }), "Reroll");
      expect((await fileOn(shown)).bytes).toEqual(film.bytes);

      const again = await answerWith(easel, await you.press(message, "Reroll"), "Reroll");
      expect(again.id).not.toBe(message.id);
      expect((await fileOn(again)).filename).toMatch(new RegExp(`\\.${kind}$`));
      const seeds = comfyui.posts.map(({ body }) => body?.["seed"]);
      expect(seeds).toHaveLength(2);
      expect(new Set(seeds).size).toBe(2);
      expect((await fileOn(message)).bytes).toEqual(film.bytes);
    },
  );
});

/** Waits for what a double sees, which no event of Discord announces. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
