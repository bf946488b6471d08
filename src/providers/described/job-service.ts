import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import type { Asked } from "../remote/answer-failure.ts";
import type { SentFile } from "./pictures.ts";

/**
 * What a look at an accepted job shows. `unknown` is an answer without a state: the service may not
 * have told all of its machines yet.
 */
export type JobLook =
  | { readonly state: "waiting"; readonly ahead: number | undefined }
  /** `fraction`: how far it is, from 0 to 1, where its log tells. */
  | { readonly state: "working"; readonly fraction: number | undefined }
  | { readonly state: "done"; readonly answer: HttpAnswer; readonly result: unknown }
  | { readonly state: "failed"; readonly error: ProviderError }
  | { readonly state: "unknown"; readonly answer: HttpAnswer };

/** A service that takes jobs with inputs of the model's own, and is asked for them by an id. */
export interface JobService {
  /** Its name, as people read it. */
  readonly provider: string;
  /**
   * Submits one paid job, once, and gives what it is asked for by after a restart. `words` are not
   * quoted. Throws ProviderError.
   */
  submit(job: SubmittedJob): Promise<string>;
  /** Looks how far a job is. Throws HttpFailure where no answer came. */
  look(remoteId: string, question: Question): Promise<JobLook>;
  /** Asks that a job is not carried out; nobody waits for the answer. */
  cancel(remoteId: string): void;
  /** Puts a picture where the model can read it: a link, or a data URL. */
  link(file: SentFile, signal: AbortSignal): Promise<string>;
  /** What an answer means that is no result. */
  explain(answer: HttpAnswer, words: readonly string[], to: Asked["to"]): ProviderError;
}

/** A job as it is sent. */
export interface SubmittedJob {
  /** The model, as the service calls it. */
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
  readonly timeoutMs: number;
}

/** A question for a job. */
export interface Question {
  readonly words: readonly string[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A picture within a request, for services that read it there. */
export function dataUrl({ bytes, mediaType }: SentFile): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}

/** How far the last bar of a log is ("35%|███"), from 0 to 1; undefined for a log without one. */
export function fractionIn(log: string): number | undefined {
  const last = [...log.slice(-4000).matchAll(/\b(\d{1,3})%\|/g)].at(-1);
  return last === undefined ? undefined : Math.min(1, Number(last[1]) / 100);
}
