import { randomUUID } from "node:crypto";
import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import type { ProviderParts } from "../provider.ts";
import { checkAccount } from "../check-account.ts";
import { createImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import type { ImagePipelineAccount } from "./settings.ts";

/**
 * Asks for the state of a call that was never made, which costs nothing and shows whether the key
 * is refused: any other answer, "not found" above all, comes after the key was looked at.
 */
export async function checkImagePipeline(
  account: ImagePipelineAccount,
  { send }: Pick<ProviderParts, "send">,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async () => {
    const client = createImagePipelineClient(account, send);
    const answer = await client.status(randomUUID(), account.timeoutMs, signal);
    const failure = client.explain(answer, [], "free");
    if (failure.kind === "bad-key") throw failure;
    return { lines: [say("doctor.key-not-refused", { model: account.modelId })] };
  };
  return [await checkAccount({ name: PROVIDER, setting: "IMAGEPIPELINE_API_KEY", ask })];
}
