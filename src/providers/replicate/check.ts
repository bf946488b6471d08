import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import { describedLines } from "../described/described-lines.ts";
import type { Described } from "../described/described-list.ts";
import type { LateList } from "../late-list.ts";
import type { ReplicateClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import type { Account } from "./settings.ts";

/** Whether the service answers and takes the token, and which models it has; costs nothing. */
export async function checkReplicate(
  { models }: Account,
  client: ReplicateClient,
  list: LateList<Described>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async (): Promise<Pick<Finding, "lines" | "broken" | "next">> => {
    const user = await client.username(signal);
    await list.refresh(signal);
    const told = describedLines(models, list.current(), "REPLICATE_MODELS");
    return { ...told, lines: [say("services.described-user", { user }), ...told.lines] };
  };
  return [await checkAccount({ name: PROVIDER, setting: "REPLICATE_API_TOKEN", ask })];
}
