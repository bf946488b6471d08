import type { Choice } from "../wire/command.ts";
import type { Component } from "../wire/component.ts";
import type { WireMessage } from "../wire/message.ts";

/** A dialogue that is open in front of one person. */
export interface OpenModal {
  /** The interaction that the modal answered. */
  readonly interactionId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly customId: string;
  readonly title: string;
  /** Labels, action rows and text displays, as the bot sent them. */
  readonly components: readonly Component[];
}

/** The words that Discord shows to a person whose interaction got no answer in three seconds. */
export const NO_ANSWER = "The application did not respond";

/**
 * What a person sees first after doing something.
 * - `message`: an answer; `thinking`: the loading answer of a deferred one (its edits come as events)
 * - `updated`: the message they pressed changed; `acknowledged`: nothing to see yet
 * - `modal`, `choices`: a dialogue, or the suggestions of an autocomplete
 * - `failed`: the bot did not answer; `refused`: Discord's own client would not even send it
 */
export type Outcome =
  | { readonly kind: "message" | "thinking" | "updated"; readonly message: WireMessage }
  | { readonly kind: "acknowledged" }
  | { readonly kind: "modal"; readonly modal: OpenModal }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  | { readonly kind: "failed" | "refused"; readonly text: string };
