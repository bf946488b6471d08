import { expect, it, onTestFinished } from "vitest";
import { loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { freePort } from "../../support/free-port.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("a process tells how it is until it has drained, and opens no port unless it is asked to", async () => {
  const discord = await startDiscord();
  const { scene } = discord;
  const port = await freePort();
  const easel = await startProcess({
    ...loopbackSettings(discord, await temporaryFolder()),
    EASEL_METRICS_PORT: String(port),
  });
  onTestFinished(() => easel.kill());
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await ask("/healthz")).status).toBe(200);
  expect(await (await ask("/readyz")).json()).toEqual({ ready: true, lacks: [] });

  const you = discord.as(scene.you, { channel: scene.pictures });
  await you.slash("imagine", { prompt: "a red apple", steps: 4 });
  await discord.events.waitUntil(
    () => you.messages().find((each) => JSON.stringify(each.components).includes("Reroll")),
    60_000,
  );
  const text = await (await ask("/metrics")).text();
  expect(text).toContain(
    'easel_runs_total{model="local/easel-v1",provider="local",outcome="made"} 1',
  );
  expect(text).toContain('easel_gateway_connected{shard="0"} 1');

  // Enough work that the drain can be watched.
  await you.slash("imagine", { prompt: "a red apple", steps: 60, count: 4 });
  const stopped = easel.stop();
  await expect.poll(async () => (await ask("/readyz")).status).toBe(503);
  expect(await stopped).toBe(0);
  await expect(ask("/healthz")).rejects.toThrow();
});
