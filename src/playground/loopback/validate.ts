/** Which of Discord's request schemas a body has to keep. */
export type BodyKind =
  | "message-create"
  | "message-edit"
  | "callback-message"
  | "callback-update"
  | "callback-choices"
  | "callback-modal"
  | "webhook-create"
  | "webhook-edit"
  | "command-create"
  | "command-edit"
  | "commands-put"
  | "direct-message-create";

/** One thing wrong with a body: where (keys and indexes from the top), and what. */
export interface BodyProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** A further check of every body that the bot sends; an empty list lets it pass. */
export type ValidateBody = (kind: BodyKind, body: unknown) => readonly BodyProblem[];
