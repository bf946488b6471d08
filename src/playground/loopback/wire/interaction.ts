import type { Choice } from "./command.ts";
import type { Component } from "./component.ts";
import type { MessageBody } from "./message-body.ts";

/** Interaction kinds, by the number on the wire. */
export const INTERACTION_TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** First answers to an interaction, by the number on the wire. */
export const ANSWER_TYPE = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** A modal as the bot sent it. */
export interface ModalBody {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** The body of `POST /interactions/{id}/{token}/callback`. */
export type CallbackBody =
  | { readonly type: 4 | 5 | 7; readonly data: MessageBody }
  | { readonly type: 6 }
  | { readonly type: 8; readonly data: { readonly choices: readonly Choice[] } }
  | { readonly type: 9; readonly data: ModalBody };
