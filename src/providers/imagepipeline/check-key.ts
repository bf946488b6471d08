import { randomUUID } from "node:crypto";
import type { RemoteConfig } from "../../config/config.ts";
import { createImagePipelineClient } from "./client.ts";

/**
 * Asks for the state of a call that was never made, which costs nothing and shows whether the key
 * is refused: any other answer, "not found" above all, comes after the key was looked at.
 * Throws ProviderError for a key that is refused, HttpFailure when there is no answer, ConfigError
 * for a key of the wrong form.
 */
export async function checkImagePipelineKey(
  config: RemoteConfig,
  signal: AbortSignal,
): Promise<void> {
  const client = createImagePipelineClient(config);
  const answer = await client.status(randomUUID(), config.timeoutMs, signal);
  const failure = client.explain(answer, [], false);
  if (failure.kind === "bad-key") throw failure;
}
