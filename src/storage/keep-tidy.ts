import type { Logger } from "../lib/logger.ts";
import type { Storage } from "./storage.ts";
import type { RetentionLimits } from "./tidy.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Work that is done now and again and again, until it is ended. */
interface Chore {
  /** Ends it, and waits for what is under way. */
  end(): Promise<void>;
}

/**
 * Removes what is not kept any longer, now and every hour, and the tokens of interactions within a
 * minute after they ended. Gives the function that ends it and waits for a removal under way; a
 * failure is logged, and tried again the next time.
 */
export function keepTidy(
  storage: Pick<Storage, "tidy"> & { readonly jobs: Pick<Storage["jobs"], "forgetTokens"> },
  limits: RetentionLimits,
  log: Logger,
): () => Promise<void> {
  const chores = [
    everySoOften(HOUR_MS, log, async () => {
      const { jobs, pictures, bytes } = await storage.tidy(limits);
      if (jobs + pictures > 0) log.info({ jobs, pictures, bytes }, "Removed what is too old");
    }),
    everySoOften(MINUTE_MS, log, async () => {
      await storage.jobs.forgetTokens();
    }),
  ];
  return async () => {
    await Promise.all(chores.map((chore) => chore.end()));
  };
}

function everySoOften(interval: number, log: Logger, work: () => Promise<void>): Chore {
  const attempt = () =>
    work().catch((error: unknown) => log.error({ error }, "Could not remove what is too old"));
  let underWay = attempt();
  const timer = setInterval(() => {
    underWay = attempt();
  }, interval);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await underWay;
    },
  };
}
