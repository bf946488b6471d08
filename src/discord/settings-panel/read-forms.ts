import type { ModalSubmitFields } from "discord.js";
import { MAX_PICTURES } from "../../domain/limits.ts";
import {
  type Allowance,
  MAX_BLOCKED,
  MAX_PRIORITY,
  type OrderDefaults,
  type ServerRules,
} from "../../domain/rules/server-rules.ts";
import { patternProblem } from "../../moderation/words/pattern-list.ts";
import type { Ceilings } from "../../pipeline/policy/policy.ts";
import { type Message, say } from "../../words/index.ts";
import { FIELD_CHARACTERS } from "./form.ts";
import type { FormName } from "./forms.ts";
import { idsIn, linesIn, numberIn, overCeiling, sizeIn, textIn, wrong } from "./read-fields.ts";

type Form = Pick<ModalSubmitFields, "fields">;
type Change = (rules: ServerRules) => ServerRules;

/** What a form is read with: what whoever runs the bot allows, and the models that there are. */
export interface FormFacts {
  readonly ceilings: Ceilings;
  readonly models: readonly string[];
}

const MOST_MONEY = 1_000_000_000;

/** What a form changes. Throws UserError for what cannot be used, and nothing is changed. */
export function readForm(
  name: Exclude<FormName, "try">,
  form: Form,
  { ceilings }: Pick<FormFacts, "ceilings">,
): Change {
  if (name === "who") return readWho(form);
  if (name === "words") return readWords(form);
  return name === "moderation" ? readModeration(form) : readBudget(form, ceilings);
}

function readWho(form: Form): Change {
  const called = say("panel.field-member-days");
  const memberDays = numberIn(form, "days", { called, min: 0, max: 3650, whole: true }) ?? 0;
  return (rules) => ({ ...rules, who: { ...rules.who, memberDays } });
}

function readWords(form: Form): Change {
  const [prompt = "", negative = ""] = [textIn(form, "prompt"), textIn(form, "negative")];
  return (rules) => ({ ...rules, words: { prompt, negative } });
}

function readModeration(form: Form): Change {
  const blockedWords = [...linesIn(form, "words")];
  const blockedPatterns = [...linesIn(form, "patterns")];
  for (const list of [blockedWords, blockedPatterns])
    if (list.length > MAX_BLOCKED)
      throw wrong(say("panel.too-many", { max: MAX_BLOCKED, given: list.length }));
  for (const [index, pattern] of blockedPatterns.entries()) {
    const problem = patternProblem(pattern);
    if (problem !== undefined)
      throw wrong(say("panel.wrong-pattern", { pattern, line: index + 1, problem }));
  }
  return ({ moderation, ...rules }) => ({
    ...rules,
    moderation: {
      ...moderation,
      blockedWords: orKept(blockedWords, moderation.blockedWords),
      blockedPatterns: orKept(blockedPatterns, moderation.blockedPatterns),
    },
  });
}

/** A list that its field could not show stays when the field stays empty. */
function orKept(given: string[], known: readonly string[]): string[] {
  const wasShown = known.join("\n").length <= FIELD_CHARACTERS;
  return given.length === 0 && !wasShown ? [...known] : given;
}

function readBudget(form: Form, { limits, confirmAbove }: Ceilings): Change {
  const money = (name: string, called: Message, ceiling?: number) =>
    numberIn(form, name, { called, min: 0, max: MOST_MONEY, ceiling });
  const budget = {
    day: money("day", say("panel.field-day"), limits.dailyBudget),
    month: money("month", say("panel.field-month"), limits.monthlyBudget),
    personDay: money("person-day", say("panel.field-person-day"), limits.personBudget),
    personMonth: money("person-month", say("panel.field-person-month"), limits.personMonthlyBudget),
    confirmAbove: money("confirm", say("panel.field-confirm"), confirmAbove),
  };
  return (rules) => ({ ...rules, budget });
}

/** The limits of a role. */
export function readRole(form: Form, facts: FormFacts): Omit<Allowance, "mostPictures"> {
  const { limits, bounds } = facts.ceilings;
  const whole = (name: string, called: Message, ceiling: number) =>
    numberIn(form, name, { called, min: 0, max: 1_000_000, whole: true, ceiling });
  const picturesPerDay = whole("pictures", say("panel.field-pictures"), limits.picturesPerDay);
  const waitingJobs = whole("jobs", say("panel.field-jobs"), limits.jobsPerUser);
  const priority = numberIn(form, "priority", {
    called: say("panel.field-priority"),
    min: -MAX_PRIORITY,
    max: MAX_PRIORITY,
    whole: true,
  });
  const called = say("panel.field-size");
  const largestSize = sizeIn(form, "size", called);
  const most = bounds.largestSize;
  if (largestSize !== undefined && most !== undefined)
    if (largestSize.width * largestSize.height > most.width * most.height)
      throw overCeiling(called, `${most.width}x${most.height}`);
  return { picturesPerDay, waitingJobs, priority, largestSize, models: readModels(form, facts) };
}

function readModels(form: Form, { ceilings, models }: FormFacts): string[] {
  const asked = idsIn(form, "models");
  requireModels(asked, { ceilings, models });
  return [...asked];
}

function requireModels(asked: readonly string[], { ceilings, models: known }: FormFacts): void {
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw wrong(say("panel.unknown-models", { models: unknown, known: known.slice(0, 15) }));
  const closed = asked.filter((id) => !(ceilings.models?.includes(id) ?? true));
  if (closed.length > 0) throw wrong(say("panel.models-closed", { models: closed }));
}

/** The defaults of a channel or of the server. */
export function readDefaults(form: Form, facts: FormFacts): OrderDefaults {
  const model = textIn(form, "model");
  if (model !== undefined) requireModels([model], facts);
  const whole = (name: string, called: Message, max: number) =>
    numberIn(form, name, { called, min: 1, max, whole: true });
  const defaults = {
    model,
    size: sizeIn(form, "size", say("panel.field-default-size")),
    style: textIn(form, "style"),
    count: whole("count", say("panel.field-count"), MAX_PICTURES),
    steps: whole("steps", say("panel.field-steps"), 1000),
  };
  return Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));
}
