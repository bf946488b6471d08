import { expect, it, onTestFinished } from "vitest";
import { loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { freePort } from "../../support/free-port.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const nodeArgs = ["--import", "./test/support/note-modules.mjs"];
const ofOthers =
  /^(?:bullmq|ioredis|pg|pg-pool|prom-client|@aws-sdk\/.*|@smithy\/.*|@contentauth\/.*|cborg)$/;

it("a bot in one process loads nothing of what several processes need, or whoever signs", async () => {
  const discord = await startDiscord();
  const settings = loopbackSettings(discord, await temporaryFolder());
  const easel = await startProcess(settings, { nodeArgs });
  onTestFinished(() => easel.kill());
  const { scene } = discord;
  const you = discord.as(scene.you, { channel: scene.pictures });
  await you.slash("imagine", { prompt: "a red apple", steps: 4 });
  await discord.events.waitUntil(
    () => you.messages().find((each) => JSON.stringify(each.components).includes("Reroll")),
    60_000,
  );
  expect(await easel.stop()).toBe(0);
  const loaded = [...easel.log().matchAll(/^loads (\S+)$/gm)].map(([, name]) => name);
  expect(loaded).toContain("discord.js");
  expect(loaded.filter((name) => ofOthers.test(name ?? ""))).toEqual([]);
});

it("metrics are loaded where a port for them is set", async () => {
  const easel = await startProcess(
    {
      EASEL_DATA_DIR: await temporaryFolder(),
      EASEL_PORT: "0",
      EASEL_METRICS_PORT: String(await freePort()),
    },
    { nodeArgs },
  );
  onTestFinished(() => easel.kill());
  expect(easel.log()).toContain("loads prom-client\n");
});
