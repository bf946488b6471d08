import { onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { launchRedis, type TestRedis } from "./launch-redis.ts";

/** A Redis server for one test. */
export async function startRedis(): Promise<TestRedis> {
  const redis = await launchRedis(await temporaryFolder());
  onTestFinished(() => redis.stop());
  return redis;
}
