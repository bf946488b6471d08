import { StudioStopping } from "../../../domain/abort-reasons.ts";
import { z } from "zod";
import type { Logger } from "../../../lib/logger.ts";
import { cancelJob } from "../wire/cancel-job.ts";
import type { ComfyuiClient } from "../wire/client.ts";
import { ownFailure } from "../wire/errors.ts";
import type { Offer } from "../wire/offer.ts";

/** How long a machine that did not answer is left out while others can do the work. */
const REST_MS = 30_000;
/** A machine that says nothing for so long is no choice. */
const ASK_MS = 3000;
const CANCEL_MS = 10_000;

const asked = z.object({ exec_info: z.object({ queue_remaining: z.number() }) });

/** One machine at work. */
export interface Machine {
  readonly client: ComfyuiClient;
  /** Jobs of ours that it was given and that have not ended. */
  jobs: number;
  /** The model that it was given last, and so has in memory. */
  loaded: string | undefined;
  /** Until when it is left out, in milliseconds since 1970. */
  restsUntil: number;
  /** The number of the job that it was given last: ties go round. */
  lastJob: number;
}

/** What a job asks of a machine. */
export interface Wish {
  /** Whether the machine has everything that the job needs. */
  readonly fits: (offer: Offer) => boolean;
  /** The file that takes long to load. */
  readonly loads: string;
}

/** The machines that share the work. */
export interface Machines {
  readonly all: readonly Machine[];
  /**
   * The machine for a job: of those that have what it needs and answer, the one with the shortest
   * queue; of equal ones that which has the model in memory. It counts as given until `release`.
   * Throws ProviderError when none answers, or none has it.
   */
  choose(wish: Wish, signal: AbortSignal): Promise<Machine>;
  release(machine: Machine): void;
  /** How many machines have what a job needs. */
  count(wish: Wish): number;
  /** It did not answer: others are preferred for a while. */
  rest(machine: Machine): void;
  /** Stops a job unless Easel only stops itself; not waited for. */
  cancel(machine: Machine, id: string, reason: unknown): void;
  /** Resolves when all cancellations have been told. */
  settle(): Promise<void>;
}

/** Puts the machines together. `offers` gives what each was last known to have. */
export function createMachines(
  clients: readonly ComfyuiClient[],
  offers: () => readonly Offer[],
  { log, now }: { readonly log: Logger; readonly now: () => number },
): Machines {
  const fresh = { jobs: 0, loaded: undefined, restsUntil: 0, lastJob: 0 };
  const all: readonly Machine[] = clients.map((client) => ({ client, ...fresh }));
  const cancelling = new Set<Promise<void>>();
  let given = 0;

  const fitting = ({ fits }: Wish): readonly Machine[] => {
    const urls = new Set(offers().flatMap((offer) => (fits(offer) ? [offer.url] : [])));
    return all.filter(({ client }) => urls.has(client.url.href));
  };
  const awake = (machines: readonly Machine[]): readonly Machine[] => {
    const list = machines.filter(({ restsUntil }) => restsUntil <= now());
    return list.length === 0 ? machines : list;
  };
  const give = (machine: Machine, { loads }: Wish): Machine => {
    given += 1;
    machine.jobs += 1;
    machine.loaded = loads;
    machine.lastJob = given;
    return machine;
  };
  const rest = (machine: Machine): void => {
    machine.restsUntil = now() + REST_MS;
  };

  return {
    all,
    rest,
    count: (wish) => fitting(wish).length,
    async choose(wish, signal) {
      const able = fitting(wish);
      const candidates = awake(able);
      const [first, ...others] = candidates;
      if (first === undefined) throw ownFailure("gone-model", `no machine has ${wish.loads}`);
      if (others.length === 0) return give(first, wish);
      const loads = await Promise.all(
        candidates.map(async (machine) => {
          const queue = await queueOf(machine, signal);
          if (queue === undefined) rest(machine);
          return queue === undefined ? [] : [{ machine, queue }];
        }),
      );
      signal.throwIfAborted();
      const ranked = loads
        .flat()
        // Others of our jobs may have been given meanwhile.
        .map(({ machine, queue }) => ({ machine, load: Math.max(queue, machine.jobs) }))
        .toSorted(
          (one, other) =>
            one.load - other.load ||
            Number(other.machine.loaded === wish.loads) -
              Number(one.machine.loaded === wish.loads) ||
            one.machine.lastJob - other.machine.lastJob,
        );
      const best = ranked[0]?.machine;
      if (best) return give(best, wish);
      throw ownFailure("overloaded", "no machine answers");
    },
    release(machine) {
      machine.jobs = Math.max(0, machine.jobs - 1);
    },
    cancel({ client }, id, reason) {
      if (isNoCancellation(reason)) return;
      const stopping = cancelJob(client, id, AbortSignal.timeout(CANCEL_MS))
        .catch((error: unknown) => {
          log.warn({ error }, "a cancelled picture could not be stopped at its machine");
        })
        .finally(() => cancelling.delete(stopping));
      cancelling.add(stopping);
    },
    settle: async () => {
      await Promise.all(cancelling);
    },
  };
}

/** A job that outlives this process is found again; one that nobody listens to any more may end. */
function isNoCancellation(reason: unknown): boolean {
  if (reason instanceof StudioStopping) return true;
  return reason instanceof DOMException && reason.name === "AbortError";
}

/** How many jobs a machine has, running and waiting; undefined when it does not answer. */
async function queueOf({ client }: Machine, signal: AbortSignal): Promise<number | undefined> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  try {
    const { data } = asked.safeParse(await client.askJson("prompt", soon));
    return data?.exec_info.queue_remaining;
  } catch {
    return undefined;
  }
}
