import type { Logger } from "../../lib/logger.ts";
import { HEARTBEAT_MS } from "../../storage/leases.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { OutboxStore } from "../../storage/outbox-store.ts";
import type { Clock } from "../clock.ts";
import type { Outbox } from "../outcomes/outbox.ts";
import { CancelledByOwner } from "../../domain/abort-reasons.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** What beats. */
export interface HeartbeatParts {
  readonly jobs: Pick<JobStore, "renew">;
  readonly store: Pick<OutboxStore, "renew">;
  readonly outbox: Pick<Outbox, "isBusy">;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Logger;
  /** Takes up what other processes left; runs while every job that was taken is in hand. */
  takeUp(inHand: readonly string[]): Promise<void>;
  /** What else is done at each beat, where several processes work together. */
  readonly together?: (() => Promise<void>) | undefined;
}

/**
 * Renews the leases of what runs here, ends what its owner wants cancelled, wherever they asked, and
 * takes up what nobody works on any more. Resolves when the signal aborts.
 */
export async function beat(parts: HeartbeatParts, signal: AbortSignal): Promise<void> {
  const { dispatcher, clock, log } = parts;
  while (!signal.aborted) {
    await clock.sleep(HEARTBEAT_MS, signal).catch(() => {});
    if (signal.aborted) return;
    // A disk in trouble is told by whoever waits for it; the next beat comes anyway.
    await renew(parts).catch((error: unknown) => log.debug({ error }, "no lease was renewed"));
    await parts.together?.().catch((error: unknown) => {
      log.warn({ error }, "what is shared is looked through at the next beat");
    });
    dispatcher.between(() => parts.takeUp([...dispatcher.inHand.keys()]));
  }
}

async function renew({ jobs, store, outbox, dispatcher }: HeartbeatParts): Promise<void> {
  if (outbox.isBusy) await store.renew();
  if (dispatcher.inHand.size === 0) return;
  for (const id of await jobs.renew()) dispatcher.inHand.get(id)?.abort(new CancelledByOwner());
}
