import { createLateList, type LateList } from "../late-list.ts";
import type { ImageModel } from "../image-model.ts";
import type { Provider, ProviderParts } from "../provider.ts";
import { checkServer } from "./check.ts";
import { createServerClient } from "./client.ts";
import { discoverServer } from "./discover.ts";
import { PROVIDER } from "./errors.ts";
import { createServerModels } from "./models.ts";
import { type ServerDescription, serverDescriptionSchema } from "./server-description.ts";
import { createServerPool } from "./server-pool.ts";
import { type A1111Settings, settings } from "./settings.ts";

/** AUTOMATIC1111 and its kin: servers of the operator's own that answer under /sdapi/v1. */
export const a1111: Provider<typeof settings> = {
  id: "a1111",
  name: PROVIDER,
  summary: "AUTOMATIC1111, Forge, SD.Next, stable-diffusion.cpp, KoboldCpp: your own machines",
  settings,
  enabledBy: ["A1111_URL"],
  origins: (given) => given.A1111_URL ?? [],
  open: openServers,
};

function openServers(given: A1111Settings, parts: ProviderParts) {
  const urls = given.A1111_URL ?? [];
  const clients = new Map(
    urls.map((url) => [url.href, createServerClient(url, given.A1111_AUTH, parts.send)] as const),
  );
  const closing = new AbortController();
  /** What each machine had loaded when it was first asked: the order of the models stays. */
  const firstLoaded = new Map<string, string | undefined>();
  const settled = (server: ServerDescription): ServerDescription => {
    if (!firstLoaded.has(server.url)) firstLoaded.set(server.url, server.loaded);
    return { ...server, loaded: firstLoaded.get(server.url) };
  };
  const list: LateList<ServerDescription> = createLateList({
    find: async (signal) => {
      const known = list.current();
      const asked = [...clients.values()].map(async (client) => discoverServer(client, signal));
      const answers = await Promise.allSettled(asked);
      const [failed] = answers.filter(({ status }) => status === "rejected");
      const found = [...clients.keys()].flatMap((url, index) => {
        const answer = answers[index];
        // A machine that does not answer now keeps what it last had: it may be back before the call.
        if (answer?.status === "fulfilled") return [settled(answer.value)];
        return known.filter((server) => server.url === url);
      });
      if (answers.every(({ status }) => status === "rejected")) throw reasonOf(failed);
      return found;
    },
    item: serverDescriptionSchema,
    cache: parts.cache,
    name: "servers",
    now: parts.now,
  });
  const servers = (): readonly ServerDescription[] =>
    list.current().filter(({ url }) => clients.has(url));
  const clientOf = (url: string) =>
    clients.get(url) ?? createServerClient(new URL(url), given.A1111_AUTH, parts.send);
  const machines = {
    pool: createServerPool({ servers, clientOf, now: parts.now }),
    timeoutMs: given.A1111_TIMEOUT_MS,
    timings: parts.timings,
    closed: closing.signal,
  };
  let made: readonly ServerDescription[] | undefined;
  let models: readonly ImageModel[] = [];
  return {
    models: () => {
      if (list.current() !== made) {
        made = list.current();
        models = createServerModels(servers(), machines);
      }
      return models;
    },
    refresh: async (signal: AbortSignal) => list.refresh(signal),
    check: async (signal: AbortSignal) =>
      Promise.all([...clients.values()].map(async (client) => checkServer(client, signal))),
    close: async () => closing.abort(new Error("The provider is closed.")),
  };
}

function reasonOf(result: PromiseSettledResult<unknown> | undefined): unknown {
  return result?.status === "rejected" ? result.reason : new Error("No machine is set up.");
}
