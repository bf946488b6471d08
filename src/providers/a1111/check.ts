import { ProviderError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import type { ServerClient } from "./client.ts";
import { discoverServer } from "./discover.ts";
import { PROVIDER } from "./errors.ts";
import { traitsOf } from "./families.ts";
import type { ServerDescription } from "./server-description.ts";

/** Whether a machine answers and takes the password, which program it is, what it has and lacks. */
export async function checkServer(client: ServerClient, signal: AbortSignal): Promise<Finding> {
  const ask = async () => {
    const server = await discoverServer(client, signal);
    const isEmpty = server.checkpoints.length === 0;
    const next = isEmpty ? say("services.a1111-add-checkpoint") : undefined;
    return { lines: linesOf(server), broken: isEmpty, next };
  };
  const name = `${PROVIDER} (${client.url.host})`;
  let isClosed = false;
  const finding = await checkAccount({
    name,
    setting: "A1111_AUTH",
    ask: async () =>
      ask().catch((error: unknown) => {
        isClosed = error instanceof ProviderError && error.kind === "gone-model";
        throw error;
      }),
  });
  return isClosed ? { ...finding, next: say("services.a1111-start-with-api") } : finding;
}

function linesOf(server: ServerDescription): Message[] {
  const { checkpoints, loaded, loras, samplers, schedulers, family, version } = server;
  const program = [traitsOf[family].name, version].filter(Boolean).join(" ");
  const lacking = [
    ...(schedulers === undefined ? [say("services.a1111-lacks-schedulers")] : []),
    ...(loras === undefined ? [say("services.a1111-lacks-loras")] : []),
    ...(server.mask ? [] : [say("services.a1111-lacks-masks")]),
    ...(traitsOf[family].tasks ? [] : [say("services.a1111-lacks-progress")]),
  ];
  return [
    say("services.a1111-found", {
      program: quoted(program),
      count: checkpoints.length,
      samplers: samplers.length,
    }),
    ...(loaded === undefined ? [] : [say("services.a1111-loaded", { checkpoint: loaded })]),
    ...lacking,
  ];
}
