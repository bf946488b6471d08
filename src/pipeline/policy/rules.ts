import type { Draft } from "../../domain/request.ts";
import type { AdmissionLimits } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Requester } from "./requester.ts";

/** What an order uses where it says nothing of its own. */
export type OrderDefaults = Partial<Pick<Draft, "model" | "size" | "style" | "count" | "steps">>;

/** What holds for one requester. */
export interface Rules {
  readonly limits: AdmissionLimits;
  readonly defaults: OrderDefaults;
  /** Ids of the models that may be used; undefined: all. */
  readonly models: readonly string[] | undefined;
  /** Above this price an order is confirmed before it is drawn; undefined: never. */
  readonly confirmAbove?: number | undefined;
  /** Ids of the people who run the bot. */
  readonly operators: readonly string[];
  /** Who can change these rules, as a part of a sentence. */
  readonly setBy: Message;
}

/** Where rules come from. Asked at every question, so that a change holds at the next press. */
export interface RuleSource {
  /** The rules for a requester, in the server and with the roles that they have now. */
  rulesFor(requester: Requester): Promise<Rules>;
}

/** The rules of whoever runs the bot: the same for everybody, everywhere. */
export function operatorRules(settings: {
  readonly limits: AdmissionLimits;
  readonly operators?: readonly string[];
}): RuleSource {
  const rules: Rules = {
    limits: settings.limits,
    defaults: {},
    models: undefined,
    operators: settings.operators ?? [],
    setBy: say("policy.operator"),
  };
  return { rulesFor: () => Promise.resolve(rules) };
}
