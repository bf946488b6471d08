import type { Finding } from "../../domain/finding.ts";
import type { LateList } from "../late-list.ts";
import type { OpenProvider, ProviderParts } from "../provider.ts";
import { type Common, createDescribedModels } from "./create-models.ts";
import { createDescribedList, type Described, type Description } from "./described-list.ts";
import type { JobService } from "./job-service.ts";

/** Orders at a time for one account; an order lasts only until it is taken. */
const CONCURRENCY = 8;

/** An account of a service whose models publish their inputs. */
export interface DescribedAccount {
  readonly models: readonly string[];
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** A service whose models publish their inputs. */
export interface DescribedService extends Pick<Common, "folder" | "usualFields"> {
  readonly account: DescribedAccount;
  readonly client: JobService & {
    /** Asks for a model's inputs. Throws ProviderError where nobody answers. */
    describe(name: string, signal: AbortSignal): Promise<Description>;
  };
  /** The doctor's look at the account. */
  readonly check: (list: LateList<Described>, signal: AbortSignal) => Promise<readonly Finding[]>;
}

/** Opens such a service: its models are those that the settings name. */
export function openDescribed(
  { folder, usualFields, account, client, check }: DescribedService,
  parts: ProviderParts,
): OpenProvider {
  const { models: names, price, requestsPerMinute, timeoutMs } = account;
  const list = createDescribedList({
    ...parts,
    names,
    describe: async (name, signal) => client.describe(name, signal),
  });
  const models = createDescribedModels(
    {
      folder,
      usualFields,
      price: price === undefined ? undefined : { perPicture: price },
      pace: { account: folder, requestsPerMinute, concurrency: CONCURRENCY },
      timeoutMs,
    },
    client,
    parts,
  );
  return {
    models: () => models(list.current()),
    refresh: async (signal) => list.refresh(signal),
    check: async (signal) => check(list, signal),
  };
}
