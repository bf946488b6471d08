import type { RemoteConfig } from "../../config/config.ts";
import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import { readSegmindCredits } from "./credits.ts";
import { PROVIDER } from "./errors.ts";

/** Whether the key works, and what is left in the account; below `warning` that is too little. */
export async function checkSegmind(
  account: RemoteConfig,
  warning: number | undefined,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async () => {
    const { credits, freeCredits } = await readSegmindCredits(account, signal);
    const left = credits + freeCredits;
    const isLow = left <= (warning ?? 0);
    return {
      lines: [say("doctor.key-works", { credits: left })],
      broken: isLow,
      next: isLow ? say("doctor.almost-empty", { provider: PROVIDER }) : undefined,
    };
  };
  return [await checkAccount({ name: PROVIDER, setting: "SEGMIND_API_KEY", ask })];
}
