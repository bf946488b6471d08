import type { Size } from "../../domain/request.ts";
import type { OrderDefaults, ServerRules } from "../../domain/rules/server-rules.ts";
import type { AdmissionLimits } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Requester } from "./requester.ts";

/** How large an order may be; undefined: as large as the models make it. */
export interface Bounds {
  readonly largestSize?: Size | undefined;
  readonly mostPictures?: number | undefined;
  /** Who set the largest size, and the most pictures, as parts of sentences. */
  readonly sizeSetBy: Message;
  readonly picturesSetBy: Message;
}

/** The server whose rules hold; `version` counts their changes. */
export interface House {
  readonly guildId: string;
  readonly version: number;
  readonly rules: ServerRules;
}

/** What holds for one requester. */
export interface Rules {
  readonly limits: AdmissionLimits;
  readonly defaults: OrderDefaults;
  /** Ids of the models that may be used; undefined: all. */
  readonly models: readonly string[] | undefined;
  /** Ids of the people who run the bot. */
  readonly operators: readonly string[];
  /** Who can change which models may be used, as a part of a sentence. */
  readonly setBy: Message;
  readonly bounds: Bounds;
  /** What stands against using Easel here at all; undefined: nothing. */
  readonly closed?: Message | undefined;
  /** Whether only the person who asks may see the answer. */
  readonly isPrivate?: boolean | undefined;
  /** What stands against making something new of other people's pictures; undefined: nothing. */
  readonly varyClosed?: Message | undefined;
  /** How early within their server: higher comes earlier. */
  readonly priority?: number | undefined;
  /** An order that costs more is asked about first. */
  readonly confirmAbove?: number | undefined;
  /** The language of public words; undefined: the server's own. */
  readonly language?: string | undefined;
  /** Undefined outside of servers. */
  readonly house?: House | undefined;
}

/** Where rules come from. Asked at every question, so that a change holds at the next press. */
export interface RuleSource {
  /** The rules for a requester, in the server and with the roles that they have now. */
  rulesFor(requester: Requester): Promise<Rules>;
}

/** What whoever runs the bot has settled for everybody: ceilings that no server exceeds, and defaults. */
export interface OperatorSettings {
  readonly limits: AdmissionLimits;
  readonly operators?: readonly string[] | undefined;
  readonly defaults?: OrderDefaults | undefined;
  /** Empty: all. */
  readonly allowedModels?: readonly string[] | undefined;
  readonly largestSize?: Size | undefined;
  readonly mostPictures?: number | undefined;
  readonly confirmAbove?: number | undefined;
}

/** The rules of whoever runs the bot: the same for everybody, everywhere. */
export function operatorRules({
  limits,
  operators = [],
  defaults = {},
  allowedModels = [],
  largestSize,
  mostPictures,
  confirmAbove,
}: OperatorSettings): RuleSource {
  const setBy = say("policy.operator");
  const rules: Rules = {
    limits,
    defaults,
    models: allowedModels.length === 0 ? undefined : allowedModels,
    operators,
    setBy,
    bounds: { largestSize, mostPictures, sizeSetBy: setBy, picturesSetBy: setBy },
    confirmAbove,
  };
  return { rulesFor: () => Promise.resolve(rules) };
}
