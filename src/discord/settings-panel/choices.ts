import { MAX_PICTURES } from "../../domain/limits.ts";
import { type ServerRules, serverRulesSchema } from "../../domain/rules/server-rules.ts";
import { localeOf, locales } from "../../words/index.ts";
import type { Page } from "./pages.ts";

type Change = (rules: ServerRules) => ServerRules;

/** What a control changes, and the page it stands on. */
export interface PageChange {
  readonly page: Page;
  readonly change: Change;
}

const { where, who, moderation } = serverRulesSchema.parse({});

/** What a choice of one value changes; undefined for one that this version does not know. */
export function choiceOf(sets: string, value = ""): PageChange | undefined {
  const change = choices[sets]?.(value);
  const page = pageOf[sets];
  return change === undefined || page === undefined ? undefined : { page, change };
}

const pageOf: Readonly<Record<string, Page>> = {
  mode: "where",
  elsewhere: "where",
  vary: "who",
  check: "moderation",
  age: "moderation",
  language: "language",
};

const choices: Readonly<Record<string, (value: string) => Change | undefined>> = {
  mode: (value) =>
    isOneOf<typeof where.mode>(value, ["all", "only", "not"])
      ? (rules) => ({ ...rules, where: { ...rules.where, mode: value } })
      : undefined,
  elsewhere: (value) =>
    isOneOf<typeof where.elsewhere>(value, ["nothing", "private"])
      ? (rules) => ({ ...rules, where: { ...rules.where, elsewhere: value } })
      : undefined,
  vary: (value) =>
    isOneOf<typeof who.vary>(value, ["everybody", "roles", "nobody"])
      ? (rules) => ({ ...rules, who: { ...rules.who, vary: value } })
      : undefined,
  check: (value) =>
    isOneOf<typeof moderation.pictureCheck>(value, ["off", "spoiler", "refuse"])
      ? (rules) => ({ ...rules, moderation: { ...rules.moderation, pictureCheck: value } })
      : undefined,
  age: (value) =>
    isOneOf(value, ["yes", "no"])
      ? (rules) => ({
          ...rules,
          moderation: { ...rules.moderation, alsoInAgeRestricted: value === "yes" },
        })
      : undefined,
  language: (value) => {
    if (value === "server") return (rules) => ({ ...rules, language: undefined });
    if (!Object.hasOwn(locales, value)) return undefined;
    return (rules) => ({ ...rules, language: localeOf(value) });
  },
};

function isOneOf<Value extends string>(value: string, values: readonly Value[]): value is Value {
  return values.some((each) => each === value);
}

/** What a choice of channels changes. None means everywhere; the first ones mean only these. */
export function withChannels(sets: string, chosen: readonly string[]): PageChange | undefined {
  const channels = [...chosen];
  const [one] = channels;
  switch (sets) {
    case "where":
      return {
        page: "where",
        change: (rules) => ({
          ...rules,
          where: {
            ...rules.where,
            channels,
            mode:
              channels.length === 0
                ? "all"
                : rules.where.mode === "all"
                  ? "only"
                  : rules.where.mode,
          },
        }),
      };
    case "showcase":
      return { page: "showcase", change: (rules) => ({ ...rules, showcase: one }) };
    case "audit":
      return { page: "audit", change: (rules) => ({ ...rules, audit: one }) };
    case "log":
      return { page: "audit", change: (rules) => ({ ...rules, log: one }) };
    default:
      return undefined;
  }
}

/** What a choice of roles changes. */
export function withRoles(sets: string, chosen: readonly string[]): PageChange | undefined {
  const roles = [...chosen];
  if (sets === "who")
    return { page: "who", change: (rules) => ({ ...rules, who: { ...rules.who, roles } }) };
  if (sets !== "vary") return undefined;
  return {
    page: "who",
    change: (rules) => ({ ...rules, who: { ...rules.who, varyRoles: roles } }),
  };
}

/** How many pictures an order of a role may have; "open" says nothing of it. */
export function withMostPictures(role: string, value = ""): Change | undefined {
  const most = value === "open" ? undefined : Number(value);
  if (most !== undefined && !(Number.isInteger(most) && most >= 1 && most <= MAX_PICTURES))
    return undefined;
  return (rules) => ({
    ...rules,
    roles: { ...rules.roles, [role]: { ...rules.roles[role], mostPictures: most } },
  });
}

/** A role without limits of its own. */
export function withoutRole(role: string): Change {
  return (rules) => {
    const others = Object.entries(rules.roles).filter(([id]) => id !== role);
    return { ...rules, roles: Object.fromEntries(others) };
  };
}
