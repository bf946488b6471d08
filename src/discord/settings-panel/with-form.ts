import type { Allowance, OrderDefaults, ServerRules } from "../../domain/rules/server-rules.ts";
import { say } from "../../words/index.ts";
import { wrong } from "./read-fields.ts";

/** Roles that can have limits: as many as a server of Discord has. */
const MOST_ROLES = 250;

type Change = (rules: ServerRules) => ServerRules;

/** New limits of a role; how many pictures an order may have is set by itself, and stays. */
export function withRole(role: string, allowance: Omit<Allowance, "mostPictures">): Change {
  return (rules) => {
    const { roles } = rules;
    if (roles[role] === undefined && Object.keys(roles).length >= MOST_ROLES)
      throw wrong(say("panel.too-many-roles", { max: MOST_ROLES }));
    const { mostPictures } = roles[role] ?? {};
    return { ...rules, roles: { ...roles, [role]: { ...allowance, mostPictures } } };
  };
}

/** New defaults of a channel, or of the whole server; a channel without any has none. */
export function withDefaults(channel: string | undefined, defaults: OrderDefaults): Change {
  return (rules) => {
    if (channel === undefined) return { ...rules, defaults };
    const { [channel]: _, ...others } = rules.channelDefaults;
    const isEmpty = Object.keys(defaults).length === 0;
    return { ...rules, channelDefaults: isEmpty ? others : { ...others, [channel]: defaults } };
  };
}
