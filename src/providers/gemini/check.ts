import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import type { GeminiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { listModels } from "./list-models.ts";
import type { Account } from "./settings.ts";

/** Whether the key works, and which models there are; costs nothing. */
export async function checkGemini(
  account: Account,
  client: GeminiClient,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async (): Promise<Pick<Finding, "lines" | "broken" | "next">> => {
    const offered = await listModels(client, signal);
    const wanted = account.models ?? offered;
    const missing = wanted.filter((model) => !offered.includes(model));
    return {
      lines: [
        say("services.gemini-key-works"),
        ...(wanted.length > 0 ? [say("services.gemini-models", { models: wanted })] : []),
        ...(missing.length > 0 ? [say("services.gemini-not-listed", { models: missing })] : []),
        ...(wanted.length === 0 ? [say("services.gemini-no-models")] : []),
      ],
      broken: wanted.length === 0,
      ...(wanted.length === 0 && { next: say("services.gemini-name-models") }),
    };
  };
  return [await checkAccount({ name: PROVIDER, setting: "GEMINI_API_KEY", ask })];
}
