import type { ServerRules } from "../../domain/rules/server-rules.ts";
import { type Message, say } from "../../words/index.ts";
import type { Requester } from "./requester.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** So many channels or roles are named in a refusal. */
const NAMED = 5;

/** How open a place is: to all, to the person who asks alone, or not at all. */
export type Openness = "open" | "private" | "closed";

/** How open the channel is in which somebody asks; a thread is as open as the channel it belongs to. */
export function opennessOf(
  { mode, channels, elsewhere }: ServerRules["where"],
  asked: Pick<Requester, "channelId" | "parentChannelId" | "isThread">,
): Openness {
  const channel = channelOf(asked);
  // A thread of which nobody knows where it belongs is in none of the open channels.
  const isOpen =
    mode === "all" || (channel !== undefined && channels.includes(channel) === (mode === "only"));
  if (isOpen) return "open";
  return elsewhere === "private" ? "private" : "closed";
}

/** The channel whose rules hold: for a thread, that which it belongs to. */
export function channelOf({
  channelId,
  parentChannelId,
  isThread,
}: Pick<Requester, "channelId" | "parentChannelId" | "isThread">): string | undefined {
  return isThread ? parentChannelId : channelId;
}

/** What stands against using Easel in a server, at a time in milliseconds since 1970; undefined: nothing. */
export function closedBy(
  { where, who }: Pick<ServerRules, "where" | "who">,
  asked: Requester,
  now: number,
): Message | undefined {
  const setBy = say("rules.managers");
  if (opennessOf(where, asked) === "closed") {
    const channels = named(where.channels, (channel) => say("rules.channel", { channel }));
    return where.mode === "only" && channels.length > 0
      ? say("rules.only-in-channels", { channels, setBy })
      : say("rules.not-in-channel", { setBy });
  }
  if (who.roles.length > 0 && !holdsOneOf(who.roles, asked)) {
    const roles = named(who.roles, (role) => say("rules.role", { role }));
    return say("rules.needs-role", { roles, setBy });
  }
  if (who.memberDays > 0) {
    const { memberSince = Number.POSITIVE_INFINITY } = asked;
    if (now - memberSince < who.memberDays * DAY_MS)
      return say("rules.too-new", { count: who.memberDays, setBy });
  }
  return undefined;
}

/** What stands against making something new of other people's pictures; undefined: nothing. */
export function varyClosedBy(
  { vary, varyRoles }: ServerRules["who"],
  asked: Requester,
): Message | undefined {
  const isOpen = vary === "everybody" || (vary === "roles" && holdsOneOf(varyRoles, asked));
  return isOpen ? undefined : say("rules.vary-own", { setBy: say("rules.managers") });
}

/** Everybody has the role that has the server's own id. */
function holdsOneOf(roles: readonly string[], { guildId, roleIds }: Requester): boolean {
  return roles.some((role) => role === guildId || roleIds.includes(role));
}

function named(ids: readonly string[], name: (id: string) => Message): readonly Message[] {
  return ids.slice(0, NAMED).map(name);
}
