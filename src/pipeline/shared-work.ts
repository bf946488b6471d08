import type { Bus } from "../redis/bus.ts";
import type { JobStore } from "../storage/job-store.ts";
import type { AccountStarts } from "../storage/account-starts.ts";
import type { Progress } from "./audience.ts";
import type { Clock } from "./clock.ts";
import type { Circuits, Pacing } from "./pacing/pacing.ts";
import type { JobSource } from "./queue/job-source.ts";

/** What a process does: everything, talk to Discord only, or draw and call only. */
export type Role = "all" | "gateway" | "worker";

/** The waiting jobs of all processes, as this one takes them. */
export interface SharedSource extends JobSource {
  /** Calls back whenever there may be a job to take. */
  onWake(wake: () => void): void;
  /** There may be jobs for every model of this process. */
  look(): void;
  /** Gives every waiting row what the engine may have lost. */
  restock(): Promise<void>;
  close(): Promise<void>;
}

/** What a studio shares with those of other processes. Absent: it works alone. */
export interface SharedWork {
  readonly role: Role;
  readonly bus: Bus;
  /** How far a job is that runs in another process, as far as that has told. */
  progressOf(jobId: string): Progress | undefined;
  paces(
    parts: { readonly starts: AccountStarts; readonly clock: Clock },
    rested: () => void,
  ): Pacing;
  circuits(clock: Clock): Circuits;
  /** Ids of the models that this process draws with itself. */
  readonly ownModels: () => readonly string[];
  source(jobs: Pick<JobStore, "take" | "tickets">): SharedSource;
}
