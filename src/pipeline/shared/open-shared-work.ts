import type { Logger } from "../../lib/logger.ts";
import type { Bus } from "../../redis/bus.ts";
import type { RedisServer } from "../../redis/connect.ts";
import { SharedCircuits } from "../pacing/shared/shared-circuits.ts";
import { SharedPaces } from "../pacing/shared/shared-paces.ts";
import { Tickets } from "../queue/tickets/tickets.ts";
import type { Elsewhere } from "./elsewhere.ts";
import type { Role, SharedWork } from "../shared-work.ts";

/** What several studios share, over Redis. Loaded only where REDIS_URL is set. */
export function openSharedWork(parts: {
  readonly role: Role;
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly ownModels: () => readonly string[];
  readonly elsewhere: Pick<Elsewhere, "progressOf">;
  readonly log: Logger;
}): SharedWork {
  const { role, server, bus, ownModels, elsewhere, log } = parts;
  return {
    role,
    bus,
    ownModels,
    progressOf: (id) => elsewhere.progressOf(id),
    paces: ({ starts, clock }, rested) =>
      new SharedPaces({ server, bus, starts, clock, log }, rested),
    circuits: (clock) => new SharedCircuits({ server, bus, clock, log }),
    source: (jobs) => new Tickets({ server, bus, jobs, models: ownModels, log }),
  };
}
