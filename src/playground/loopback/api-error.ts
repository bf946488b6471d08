import type { BodyProblem } from "./validate.ts";

/** Discord's error codes that the loopback gives, with Discord's status and words. */
const ERRORS = {
  0: [404, "404: Not Found"],
  10_002: [404, "Unknown Application"],
  10_003: [404, "Unknown Channel"],
  10_004: [404, "Unknown Guild"],
  10_007: [404, "Unknown Member"],
  10_008: [404, "Unknown Message"],
  10_013: [404, "Unknown User"],
  10_015: [404, "Unknown Webhook"],
  10_062: [404, "Unknown interaction"],
  10_063: [404, "Unknown application command"],
  40_001: [401, "401: Unauthorized"],
  40_005: [413, "Request entity too large"],
  40_060: [400, "Interaction has already been acknowledged."],
  40_094: [400, "This interaction has hit the maximum number of follow up messages"],
  50_001: [403, "Missing Access"],
  50_005: [403, "Cannot edit a message authored by another user"],
  50_006: [400, "Cannot send an empty message"],
  50_007: [403, "Cannot send messages to this user"],
  50_013: [403, "Missing Permissions"],
  50_027: [401, "Invalid Webhook Token"],
  50_033: [400, "Invalid Recipient(s)"],
  50_035: [400, "Invalid Form Body"],
  50_109: [400, "The request body contains invalid JSON."],
} as const satisfies Record<number, readonly [number, string]>;

export type ApiErrorCode = keyof typeof ERRORS;

/** A refusal in Discord's own shape: an HTTP status, a code, words and, for 50035, where in the body. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly problems: readonly BodyProblem[];

  constructor(code: ApiErrorCode, problems: readonly BodyProblem[] = []) {
    const [status, words] = ERRORS[code];
    super(words);
    this.code = code;
    this.status = status;
    this.problems = problems;
  }

  /** The body of the answer. */
  toBody(): object {
    const body = { message: this.message, code: this.code === 40_001 ? 0 : this.code };
    return this.problems.length === 0 ? body : { ...body, errors: nested(this.problems) };
  }
}

/** Throws 50035 where there are problems. */
export function refuse(problems: readonly BodyProblem[]): void {
  if (problems.length > 0) throw new ApiError(50_035, problems);
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Discord's nested form: one level a key or index, `_errors` where something is wrong. */
function nested(problems: readonly BodyProblem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let level = root;
    for (const key of path) {
      const next = (level[String(key)] ??= {});
      if (Array.isArray(next)) break;
      level = next;
    }
    const errors = (level["_errors"] ??= []);
    if (Array.isArray(errors)) errors.push({ code, message });
  }
  return root;
}
