import {
  RefusedError,
  type RefusedErrorCode,
  UserError,
  type UserErrorCode,
} from "../../domain/errors.ts";
import type { Message } from "../../words/index.ts";

/** Why somebody may not: `because` names the rule and who can change it. */
export interface Refusal {
  readonly allowed: false;
  readonly code: Extract<UserErrorCode, "not-yours" | "unknown-job"> | RefusedErrorCode;
  readonly because: Message;
}

/** Whether somebody may, with what comes with the permission; or why not. */
export type Answer<Granted = unknown> = ({ readonly allowed: true } & Granted) | Refusal;

/** The permission. Throws UserError or RefusedError, with the answer's own words, where it is refused. */
export function granted<Granted>(answer: Answer<Granted>): { readonly allowed: true } & Granted {
  if (answer.allowed) return answer;
  throw refusalError(answer);
}

/** A refusal as an error: RefusedError for a limit or a rule, UserError for what is not theirs. */
export function refusalError({ code, because }: Refusal): UserError | RefusedError {
  return code === "not-yours" || code === "unknown-job"
    ? new UserError(code, because)
    : new RefusedError(code, because);
}
