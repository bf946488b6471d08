import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import { describedLines } from "../described/described-lines.ts";
import type { Described } from "../described/described-list.ts";
import type { LateList } from "../late-list.ts";
import type { FalClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import type { Account } from "./settings.ts";

/** Whether the queue answers and takes the key, and which models publish their inputs; costs nothing. */
export async function checkFal(
  { models }: Account,
  client: FalClient,
  list: LateList<Described>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async (): Promise<Pick<Finding, "lines" | "broken" | "next">> => {
    const [first = ""] = models;
    await client.checkKey(first, signal);
    await list.refresh(signal);
    const told = describedLines(models, list.current(), "FAL_MODELS");
    return { ...told, lines: [say("services.described-key-works"), ...told.lines] };
  };
  return [await checkAccount({ name: PROVIDER, setting: "FAL_KEY", ask })];
}
