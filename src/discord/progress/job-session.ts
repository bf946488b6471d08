import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import { MessageChain } from "./message-chain.ts";
import type { MessageChainOptions } from "./message-chain.ts";
import { attachmentIds } from "../messages/shown-message.ts";
import type { ShownMessage } from "../messages/shown-message.ts";

/** What the audience knows of a job while it is shown: its message, and the edits of it. */
export interface JobSession {
  readonly chain: MessageChain;
  /** Where the job is answered; newer than the job's own as soon as the message's id is known. */
  target: AnswerTarget;
  /** Ids of the attachments on the message, by file name. */
  attachments: ReadonlyMap<string, string>;
  /** Names under which finished pictures are on the message, by position. */
  readonly uploaded: Map<number, string>;
  /** The address of the message that the job started from; read once. */
  parentUrl: Promise<string | undefined> | undefined;
  /** Whether finished pictures are shown while others are drawn; no more once they were not taken. */
  showsPictures: boolean;
  /** Whether a delivery was tried, so that the next one must compare. */
  tried: boolean;
}

/** A session for a job that is shown for the first time in this process. */
export function openSession(job: Job, chain: MessageChainOptions): JobSession {
  return {
    chain: new MessageChain(chain),
    target: job.target,
    attachments: new Map(),
    uploaded: new Map(),
    parentUrl: undefined,
    showsPictures: true,
    tried: false,
  };
}

/**
 * Notes what Discord answered to an edit. Gives the target with its message id when that was not
 * known before, so that it can be stored.
 */
export function noteMessage(session: JobSession, message: ShownMessage): AnswerTarget | undefined {
  session.attachments = attachmentIds(message);
  const { target } = session;
  if (target.kind === "terminal" || target.messageId !== undefined) return undefined;
  session.target = { ...target, messageId: message.id };
  return session.target;
}
