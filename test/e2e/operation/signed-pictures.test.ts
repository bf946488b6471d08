import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { expect, it, onTestFinished } from "vitest";
import { readParameters } from "../../../src/images/metadata/read-parameters.ts";
import type { Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { launchProcess, loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { signedPicture } from "../../support/signing/signed-picture.ts";
import { signerFiles } from "../../support/signing/signer-files.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A bot in a process of its own, that signs where it is told to, and somebody who asks it. */
async function signingBot(settings: Readonly<Record<string, string>> = {}) {
  const discord = await startDiscord();
  const folder = await temporaryFolder();
  const easel = await startProcess({ ...loopbackSettings(discord, folder), ...settings });
  onTestFinished(() => easel.kill());
  const { scene } = discord;
  const user = discord.as(scene.you, { channel: scene.pictures });
  const found = (fits: (message: WireMessage) => boolean) =>
    discord.events.waitUntil(() => user.messages().find(fits), 60_000);
  return {
    discord,
    folder,
    easel,
    user,
    drawn: async () => {
      await user.slash("imagine", { prompt: "a red apple", steps: 4, count: 1 });
      return found((message) => labelsOf(message).includes("V1"));
    },
    spoken: (outcome: Outcome) => {
      if (!("message" in outcome)) throw new Error(`${outcome.kind} is no message`);
      const { id } = outcome.message;
      return found((each) => each.id === id && wordsOf(each) !== "");
    },
  };
}

async function signerSettings() {
  const { certificate, key } = await signerFiles({ name: "Studio" });
  return { EASEL_C2PA_CERTIFICATE: certificate, EASEL_C2PA_KEY: key };
}

async function fileOf(message: WireMessage): Promise<Buffer> {
  const response = await fetch(message.attachments[0]?.url ?? "");
  return Buffer.from(await response.arrayBuffer());
}

it("a bot with a certificate delivers signed files, keeps the same, and Details say so", async () => {
  const { folder, user, drawn, spoken, easel } = await signingBot(await signerSettings());
  const message = await drawn();
  const file = await fileOf(message);
  expect(await sharp(file).metadata()).toMatchObject({ format: "png", width: 256 });
  expect(await readParameters(file)).toMatchObject({
    source: "easel",
    prompt: "a red apple",
    credentials: { state: "valid", signer: "Studio, Studio Ltd" },
  });
  const hash = createHash("sha256").update(file).digest("hex");
  const kept: string[] = [];
  for await (const name of glob(`**/*${hash.slice(2)}*`, { cwd: folder })) kept.push(name);
  expect(kept).toHaveLength(1);
  expect(await readFile(path.join(folder, kept[0] ?? ""))).toEqual(file);
  const details = await spoken(await user.press(message, "ℹ️ Details"));
  expect(wordsOf(details)).toContain("signed by Studio, Studio Ltd with Easel");
  const again = await spoken(await user.contextMenu("Image details", message));
  expect(wordsOf(again)).toContain("signed by Studio, Studio Ltd with Easel");
  expect(easel.log()).not.toContain("could not be signed");
}, 120_000);

it("a bot without one signs nothing, and reads who signed other pictures", async () => {
  const { user, drawn, spoken } = await signingBot();
  const sound = await signedPicture("jpeg");
  const changed = Buffer.from(sound);
  changed.writeUInt8(changed.readUInt8(changed.length - 20) ^ 1, changed.length - 20);
  for (const [bytes, words] of [
    [sound, /signed by Studio, Studio Ltd with Easel 9.*not changed since/],
    [changed, /does not hold \(`assertion\.dataHash\.mismatch`\)/],
  ] as const) {
    const message = user.send("look", { attachments: [{ name: "photo.jpg", bytes }] });
    const details = await spoken(await user.contextMenu("Image details", message));
    expect(wordsOf(details)).toMatch(words);
  }
  const own = await drawn();
  const { credentials } = (await readParameters(await fileOf(own))) ?? {};
  expect(credentials).toBeUndefined();
  const details = await spoken(await user.press(own, "ℹ️ Details"));
  expect(wordsOf(details)).not.toContain("Content Credentials");
}, 120_000);

it("a bot whose certificate cannot be used says so and does not start", async () => {
  const { EASEL_C2PA_CERTIFICATE } = await signerSettings();
  const { EASEL_C2PA_KEY } = await signerSettings();
  const settings = { EASEL_DATA_DIR: await temporaryFolder(), EASEL_PORT: "0" };
  const easel = launchProcess({ ...settings, EASEL_C2PA_CERTIFICATE, EASEL_C2PA_KEY });
  onTestFinished(() => easel.kill());
  await expect(easel.ready).rejects.toThrow();
  expect(easel.log()).toContain("EASEL_C2PA_KEY is not the key of the first certificate");
}, 60_000);
