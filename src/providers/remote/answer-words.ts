import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";

/** A larger body is no error message: it is not parsed, and only its beginning is read. */
const LARGEST_ENVELOPE = 64 * 1024;
const LONGEST_WORDS = 4000;

const text = z.string().optional().catch(undefined);
/** One field that a FastAPI service did not accept. */
const entry = z.object({
  loc: z.array(z.union([z.string(), z.number()])).max(20),
  msg: z.string(),
});
const detail = z
  .union([
    z.string(),
    z.array(entry).transform((list) =>
      list
        .slice(0, 10)
        .map(({ loc, msg }) => `${loc.join(".")}: ${msg}`)
        .join("; "),
    ),
  ])
  .optional()
  .catch(undefined);
const inner = z.object({ message: text, code: text, param: text }).optional().catch(undefined);

/** The forms in which services wrap an error. */
const envelope = z.object({
  error: z.union([z.string(), inner]).optional().catch(undefined),
  error_description: text,
  message: text,
  detail,
  status: text,
});

/** What an answer says in words. */
export interface AnswerWords {
  /** The words: those of the envelope, else the body as it is; empty for a page and for nothing. */
  readonly words: string;
  /** The parameter that the service itself names as the wrong one. */
  readonly parameter?: string | undefined;
  /** Whether the service wrapped them in its own form (JSON). */
  readonly isEnvelope: boolean;
  /** Whether it is the state of a job that failed, rather than an answer that failed itself. */
  readonly isFailedJob: boolean;
  /** Whether it is a page of HTML: a gateway's, which may hold any words at all. */
  readonly isPage: boolean;
}

/** Reads the words of an answer that is no result. Looks at the beginning of a long one only. */
export function readAnswerWords({ headers, body }: HttpAnswer): AnswerWords {
  const beginning = body.toString("utf8", 0, LONGEST_WORDS);
  const isPage =
    /html/i.test(headers["content-type"] ?? "") || beginning.trimStart().startsWith("<");
  if (isPage) return { words: "", isEnvelope: false, isFailedJob: false, isPage };
  const { data } = envelope.safeParse(
    body.length <= LARGEST_ENVELOPE ? parseJson(body) : undefined,
  );
  const { error } = data ?? {};
  const nested = typeof error === "object" ? [error.code, error.message] : [error];
  const said = [...nested, data?.error_description, data?.message, data?.detail]
    .filter((part) => part !== undefined && part !== "")
    .join(": ");
  const isFailedJob = /^fail(?:ed|ure)$/i.test(data?.status ?? "");
  // A failed job that says no more says nothing: its form is no reason.
  const words = said === "" && !isFailedJob ? beginning : said.slice(0, LONGEST_WORDS);
  const parameter = typeof error === "object" ? error.param : undefined;
  return { words, parameter, isEnvelope: said !== "" || isFailedJob, isFailedJob, isPage };
}
