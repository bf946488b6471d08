import { type Message, say } from "../words/index.ts";
import type { Environment } from "./environment.ts";
import { signingMisfits } from "./signing.ts";

type Settings = Pick<
  Environment,
  | "DATABASE_URL"
  | "REDIS_URL"
  | "EASEL_ROLE"
  | "EASEL_SHARDS"
  | "DISCORD_TOKEN"
  | "EASEL_CHAT_BASE_URL"
  | "EASEL_CHAT_MODEL"
  | "EASEL_C2PA_CERTIFICATE"
  | "EASEL_C2PA_KEY"
>;

/** What is wrong with settings that are right each by itself, and do not go together. */
export function misfits(settings: Settings): readonly Message[] {
  const { DATABASE_URL: database, REDIS_URL: redis, EASEL_ROLE: role } = settings;
  const problems: Message[] = [];
  const missing = [
    ...(database === undefined ? ["DATABASE_URL"] : []),
    ...(redis === undefined ? ["REDIS_URL"] : []),
  ];
  if (role !== "all" && missing.length > 0)
    problems.push(say("several.role-needs", { role, missing }));
  if (role === "all" && redis !== undefined && database === undefined) {
    problems.push(say("several.redis-needs-database"));
  }
  if (role !== "worker" && redis !== undefined && settings.DISCORD_TOKEN === undefined) {
    problems.push(say("several.gateway-needs-token", { role }));
  }
  const { EASEL_CHAT_BASE_URL: chat, EASEL_CHAT_MODEL: model } = settings;
  if (chat !== undefined && model === undefined) problems.push(say("settings.chat-model"));
  if (chat === undefined && model !== undefined) problems.push(say("settings.chat-address"));
  problems.push(...signingMisfits(settings));
  const { EASEL_SHARDS: shards } = settings;
  if (shards === "auto") return problems;
  if (role === "worker") problems.push(say("several.worker-has-no-shards"));
  if (role === "all" && shards.ids.length < shards.count && redis === undefined) {
    problems.push(say("several.shards-need-redis", { count: shards.count }));
  }
  return problems;
}
