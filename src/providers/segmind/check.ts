import type { RemoteConfig } from "../../config/config.ts";
import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import type { ProviderParts } from "../provider.ts";
import { checkAccount } from "../check-account.ts";
import { readSegmindCredits } from "./credits.ts";
import { PROVIDER } from "./errors.ts";

/** Whether the key works, and what is left in the account; below the operator's mark that is too little. */
export async function checkSegmind(
  account: RemoteConfig,
  { send, creditsWarning }: Pick<ProviderParts, "send" | "creditsWarning">,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async () => {
    const { credits, freeCredits } = await readSegmindCredits(account, send, signal);
    const left = credits + freeCredits;
    const isLow = left <= (creditsWarning ?? 0);
    return {
      lines: [say("doctor.key-works", { credits: left })],
      broken: isLow,
      next: isLow ? say("doctor.almost-empty", { provider: PROVIDER }) : undefined,
    };
  };
  return [await checkAccount({ name: PROVIDER, setting: "SEGMIND_API_KEY", ask })];
}
