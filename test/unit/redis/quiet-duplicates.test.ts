import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { expect, it, onTestFinished } from "vitest";
import { withQuietDuplicates } from "../../../src/redis/quiet-duplicates.ts";
import { freePort } from "../../support/free-port.ts";

it("leave no promise behind that nobody looks at", async () => {
  const loose: unknown[] = [];
  const note = (reason: unknown) => void loose.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const client = withQuietDuplicates(
    new Redis({ port: await freePort(), lazyConnect: true, maxRetriesPerRequest: null }),
  );
  client.on("error", () => {});
  const listener = client.duplicate();
  listener.on("error", () => {});
  let said: unknown;
  void listener.subscribe("topic", (error) => (said = error));
  // As Bottleneck does: what follows is left alone, too.
  void (async () => void (await listener.unsubscribe("topic")))();
  listener.disconnect();
  client.disconnect();
  await expect.poll(() => String(said)).toContain("Connection is closed");
  await delay(20);
  expect(loose).toEqual([]);
});
