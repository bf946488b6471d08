import type { ModerationRules } from "../../../src/domain/moderation.ts";
import { noRules, type ServerRules } from "../../../src/domain/rules/server-rules.ts";
import type { Rules } from "../../../src/pipeline/policy/rules.ts";
import { noLimits } from "../new-job.ts";
import type { Place, TableWorld } from "./table-world.ts";
import type { Way } from "./way.ts";

/** What a cell expects of whoever tries it. */
type Expects = "refused" | "asked" | "private";

/** One rule, as a server sets it and as whoever runs the bot does, who is obeyed everywhere. */
export interface HouseRule {
  readonly name: string;
  readonly expects: Expects;
  /** What a refusal says. */
  readonly says: RegExp;
  /** The rules of the place's server. */
  readonly here: (
    place: Place & { readonly guildId: string },
    world: TableWorld,
  ) => Partial<ServerRules>;
  /** The same for everybody, everywhere; absent: only servers have it. */
  readonly everywhere?: {
    readonly rules?: Partial<Rules>;
    readonly blocked?: Partial<ModerationRules>;
  };
  /** A ban, which is no rule but a note. */
  readonly bans?: boolean;
  /** The channel is marked as age-restricted. */
  readonly isMarked?: boolean;
  /** Why it has nothing to say of a way; undefined: it stands against it. */
  readonly untouched: (way: Way) => string | undefined;
}

const everything = () => undefined;
const onlyDrawing = ({ leads }: Way) =>
  leads === "draws" ? undefined : "nothing is drawn by it yet";
const onlyWords = ({ leads, untouched }: Way) =>
  leads === "draws" ? untouched?.["blocked words"] : "nothing is drawn by it yet";
const notHere = { mode: "not" as const, elsewhere: "nothing" as const };
const moderation = (change: Partial<ServerRules["moderation"]>) => ({
  moderation: { ...noRules.moderation, ...change },
});
const blockedWords = ["apple"];

/** Every rule of the issue. A new one is one entry here. */
export const houseRules: readonly HouseRule[] = [
  {
    name: "where: not here",
    expects: "refused",
    says: /do not allow pictures in this channel.*manages this server/s,
    here: ({ channel }) => ({
      where: { ...notHere, channels: [channel.parentId ?? channel.id] },
    }),
    untouched: everything,
  },
  {
    name: "where: only elsewhere",
    expects: "refused",
    says: /only in <#77>.*manages this server/s,
    here: () => ({ where: { mode: "only", channels: ["77"], elsewhere: "nothing" } }),
    untouched: everything,
  },
  {
    name: "who: a role",
    expects: "refused",
    says: /with the role <@&77>.*manages this server/s,
    here: () => ({ who: { ...noRules.who, roles: ["77"] } }),
    untouched: everything,
  },
  {
    name: "age of membership",
    expects: "refused",
    says: /members for 3650 days.*manages this server/s,
    here: () => ({ who: { ...noRules.who, memberDays: 3650 } }),
    untouched: everything,
  },
  {
    name: "vary others' pictures",
    expects: "refused",
    says: /your own pictures only.*manages this server/s,
    here: () => ({ who: { ...noRules.who, vary: "nobody" } }),
    untouched: ({ ofOthers = false }) =>
      ofOthers ? undefined : "makes nothing of anybody else's picture",
  },
  {
    name: "pictures a day",
    expects: "refused",
    says: /limit|a day/,
    here: ({ guildId }) => ({ roles: { [guildId]: { picturesPerDay: 0 } } }),
    everywhere: { rules: { limits: { ...noLimits, picturesPerDay: 0 } } },
    untouched: onlyDrawing,
  },
  {
    name: "waiting jobs",
    expects: "refused",
    says: /waiting|at once|orders/,
    here: ({ guildId }) => ({ roles: { [guildId]: { waitingJobs: 0 } } }),
    everywhere: { rules: { limits: { ...noLimits, jobsPerUser: 0 } } },
    untouched: onlyDrawing,
  },
  {
    name: "largest size",
    expects: "refused",
    says: /256×256/,
    here: ({ guildId }) => ({
      roles: { [guildId]: { largestSize: { width: 256, height: 256 } } },
    }),
    untouched: onlyDrawing,
  },
  {
    name: "models",
    expects: "refused",
    says: /model/,
    here: ({ guildId }) => ({ roles: { [guildId]: { models: ["local/absent"] } } }),
    everywhere: { rules: { models: ["local/absent"] } },
    untouched: onlyDrawing,
  },
  {
    name: "blocked words",
    expects: "refused",
    says: /not allowed|blocked/,
    here: () => moderation({ blockedWords }),
    everywhere: { blocked: { blockedWords } },
    untouched: onlyWords,
  },
  {
    name: "blocked patterns",
    expects: "refused",
    says: /not allowed|blocked/,
    here: () => moderation({ blockedPatterns: ["ap+le"] }),
    everywhere: { blocked: { blockedPatterns: ["ap+le"] } },
    untouched: onlyWords,
  },
  {
    name: "blocked words in age-restricted channels",
    expects: "refused",
    says: /not allowed|blocked/,
    here: () => moderation({ blockedWords, alsoInAgeRestricted: true }),
    isMarked: true,
    untouched: onlyWords,
  },
  {
    name: "a ban",
    expects: "refused",
    says: /You may not use me/,
    here: () => ({}),
    everywhere: {},
    bans: true,
    untouched: everything,
  },
  {
    name: "the server's budget",
    expects: "refused",
    says: /budget/i,
    here: () => ({ budget: { day: 0 } }),
    everywhere: { rules: { limits: { ...noLimits, dailyBudget: 0, totalBudget: 0 } } },
    untouched: onlyDrawing,
  },
  {
    name: "a person's budget",
    expects: "refused",
    says: /budget/i,
    here: () => ({ budget: { personMonth: 0 } }),
    everywhere: { rules: { limits: { ...noLimits, personBudget: 0 } } },
    untouched: onlyDrawing,
  },
  {
    name: "a price to confirm",
    expects: "asked",
    says: /0[.,]01|0[.,]02|0[.,]04/,
    here: () => ({ budget: { confirmAbove: 0 } }),
    everywhere: { rules: { confirmAbove: 0 } },
    untouched: (way) => onlyDrawing(way) ?? way.untouched?.["a price to confirm"],
  },
  {
    name: "private elsewhere",
    expects: "private",
    says: /./,
    here: () => ({ where: { mode: "only", channels: ["77"], elsewhere: "private" } }),
    untouched: ({ leads, isPersonal = false }) =>
      leads === "opens" || isPersonal ? "only one person sees it in any case" : undefined,
  },
];
