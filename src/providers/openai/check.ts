import type { Finding } from "../../domain/finding.ts";
import { type Message, say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import type { OpenAiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { listModels } from "./list-models.ts";
import type { Account } from "./settings.ts";

/** Whether the server answers and takes the key, and which models it has; costs nothing. */
export async function checkOpenAi(
  account: Account,
  client: OpenAiClient,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async (): Promise<Pick<Finding, "lines" | "broken" | "next">> => {
    const offered = await listModels(client, account, signal);
    const wanted = account.models ?? offered;
    const missing = wanted.filter((model) => !offered.includes(model));
    const lines: Message[] = [
      account.key === undefined
        ? say("services.openai-answers", { server: account.baseUrl.host })
        : say("services.openai-key-works"),
      ...(wanted.length > 0 ? [say("services.openai-models", { models: wanted })] : []),
      ...(missing.length > 0 ? [say("services.openai-not-listed", { models: missing })] : []),
    ];
    if (wanted.length > 0) return { lines };
    return {
      lines: [...lines, say("services.openai-no-models")],
      broken: true,
      next: say("services.openai-name-models"),
    };
  };
  return [await checkAccount({ name: PROVIDER, setting: "OPENAI_API_KEY", ask })];
}
