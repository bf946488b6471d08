import type { Job } from "../../domain/job.ts";
import { newIncident } from "../../lib/incident.ts";
import type { Logger } from "../../lib/logger.ts";
import { describeError } from "../connection/describe-error.ts";
import { openSession } from "./job-session.ts";
import type { JobSession } from "./job-session.ts";
import type { MessageChainOptions } from "./message-chain.ts";
import { problemOf } from "../connection/delivery-problem.ts";

/** Jobs that ended and are kept in mind, so that progress which comes late is not shown. */
const ENDED_KEPT = 1000;

/** What the sessions are made with; see MessageChainOptions. */
type SessionTools = Omit<MessageChainOptions, "onFailure"> & { readonly log: Logger };

/** The sessions of the jobs that are shown now, and the last ones that ended. */
export class JobSessions {
  readonly #tools: SessionTools;
  readonly #open = new Map<string, JobSession>();
  readonly #ended = new Set<string>();

  constructor(tools: SessionTools) {
    this.#tools = tools;
  }

  /** The session of a job, made when this process shows it for the first time. */
  of(job: Job): JobSession {
    const known = this.#open.get(job.id);
    if (known !== undefined) return known;
    const session: JobSession = openSession(job, {
      ...this.#tools,
      onFailure: (error) => this.#goesOn(session, job, error),
    });
    this.#open.set(job.id, session);
    return session;
  }

  /** The session of a job that this process has shown already. */
  known(job: Job): JobSession | undefined {
    return this.#open.get(job.id);
  }

  /** Whether a job ended not long ago. */
  hasEnded(job: Job): boolean {
    return this.#ended.has(job.id);
  }

  /** The job has ended: nothing of it is shown any more. */
  end(job: Job): void {
    this.#open.delete(job.id);
    this.#ended.add(job.id);
    const [oldest] = this.#ended;
    if (this.#ended.size > ENDED_KEPT && oldest !== undefined) this.#ended.delete(oldest);
  }

  /** Whether progress goes on after an edit failed; without pictures, if these were not taken. */
  #goesOn(session: JobSession, job: Job, error: unknown): boolean {
    const fields = { job: job.id, ...describeError(error) };
    const problem = problemOf(error, job.target.kind === "message");
    if (problem === undefined) {
      this.#tools.log.error({ incident: newIncident(), ...fields }, "A bug in a job's progress");
      return false;
    }
    this.#tools.log.debug(fields, "A progress edit failed");
    if (problem === "passing") return true;
    const mayBePictures = problem === "too-large" || problem === "refused";
    const goesOn = mayBePictures && session.showsPictures;
    session.showsPictures &&= !mayBePictures;
    return goesOn;
  }
}
