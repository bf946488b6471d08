import type { Job } from "../domain/job.ts";
import type { Message } from "../words/index.ts";

/**
 * What an entry is about: a job's pictures, the end of a job without them, words for an operator or
 * for a server's channel.
 */
export type OutboxKind = "delivery" | "end" | "operator" | "channel";

/** Something that has to reach somebody, however long that takes. */
export type OutboxEntry =
  | { readonly id: string; readonly kind: "delivery" | "end"; readonly job: Job }
  | {
      readonly id: string;
      readonly kind: "operator";
      readonly userId: string;
      readonly message: Message;
    }
  | {
      readonly id: string;
      readonly kind: "channel";
      readonly channelId: string;
      readonly message: Message;
    };

/**
 * What has to reach somebody. Entries about jobs are made by the step that makes them true
 * (`JobStore.move`, `addPicture`), and belong to whoever took it; they stay until they are done.
 */
export interface OutboxStore {
  /** Adds words for an operator; the same `topic` that still waits is replaced. */
  addForOperator(userId: string, topic: string, message: Message): Promise<OutboxEntry>;
  /** The same for a channel of a server. */
  addForChannel(channelId: string, topic: string, message: Message): Promise<OutboxEntry>;
  /** The id of the entry about a job. */
  idOf(kind: "delivery" | "end", jobId: string): string;
  /** Takes over the entries that nobody else works off, the oldest first. */
  takeUp(): Promise<readonly OutboxEntry[]>;
  /** Renews the leases of all that is worked off here. */
  renew(): Promise<void>;
  /** Takes an entry to work it off; false when somebody else does, or it is done. */
  claim(id: string): Promise<boolean>;
  /** Leaves an entry to whoever can hand it over. */
  release(id: string): Promise<void>;
  /** An entry has reached whom it should, or nobody can be reached: it goes. */
  done(id: string): Promise<void>;
  /** How many entries wait, here and elsewhere. */
  count(): Promise<number>;
}
