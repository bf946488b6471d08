import type { Choice } from "./command.ts";
import type { Component } from "./component.ts";

/** Interaction kinds, by the number on the wire. */
export const INTERACTION_TYPE = {
  ping: 1,
  command: 2,
  component: 3,
  autocomplete: 4,
  modal: 5,
} as const;

/** First answers to an interaction, by the number on the wire. */
export const ANSWER_TYPE = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** The body of `POST /interactions/{id}/{token}/callback`, not yet checked. */
export interface CallbackBody {
  readonly type: number;
  readonly data?: unknown;
}

/** A modal as the bot sent it. */
export interface ModalBody {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

export interface ChoicesBody {
  readonly choices?: readonly Choice[] | null;
}
