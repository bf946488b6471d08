import { setInterval } from "node:timers";
import { z } from "zod";
import { UserError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Bus, fieldsOf } from "../../redis/bus.ts";
import type { RedisServer } from "../../redis/connect.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import { messageSchema } from "../../words/index.ts";
import { topics } from "../topics.ts";
import { announcedKeys } from "./announce-models.ts";
import {
  type AskForPlan,
  byPreference,
  type ModelDescription,
  modelElsewhere,
  readDescriptions,
} from "./model-description.ts";

/** Somebody waits for the answer to their order, and a plan by capabilities is nearly as good. */
const PLAN_MS = 700;
const EVERY_MS = 10_000;
/** A worker that restarts, or a Redis that is away, must not take the models from the commands. */
const KEPT_MS = 15 * 60_000;
/** What was last heard, for a start at which no worker is there yet. */
const SETTING = "models.announced";

/** Processes of one installation believe each other. */
const planSchema = z.custom<GenerationPlan>((plan) => typeof plan === "object" && plan !== null);

/** The models that other processes draw with. */
export interface ModelsElsewhere {
  all(): readonly ImageModel[];
  onChange(listener: () => void): () => void;
  /** Resolves as soon as there is one. */
  readonly some: Promise<void>;
  close(): void;
}

/** Hears which models the other processes have. */
export async function hearModels(parts: {
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly settings: SettingsStore;
  readonly log: Logger;
}): Promise<ModelsElsewhere> {
  const { server, bus, settings, log } = parts;
  const heardAt = new Map<string, number>();
  const listeners = new Set<() => void>();
  const some = Promise.withResolvers<void>();
  let text = "[]";
  let models: readonly ImageModel[] = [];

  const ask: AskForPlan = async (model, request) => {
    const answer = fieldsOf(await bus.ask(topics.plan, { model, request }, PLAN_MS));
    const { code, says } = fieldsOf(answer["refused"]);
    const words = messageSchema.safeParse(says);
    if (words.success)
      return new UserError(code === "gone" ? "gone" : "invalid-option", words.data);
    return planSchema.safeParse(answer["plan"]).data;
  };

  function take(found: readonly ModelDescription[]): void {
    const now = performance.now();
    for (const { id } of found) heardAt.set(id, now);
    const here = new Set(found.map(({ id }) => id));
    const kept = readDescriptions(text).filter(
      ({ id }) => !here.has(id) && now - (heardAt.get(id) ?? 0) < KEPT_MS,
    );
    const all = [...found, ...kept].toSorted(byPreference);
    const next = JSON.stringify(all);
    if (all.length > 0) some.resolve();
    if (next === text) return;
    text = next;
    models = all.map((description) => modelElsewhere(description, ask));
    for (const listener of listeners) listener();
    settings.set(SETTING, text).catch((error: unknown) => {
      log.warn({ error }, "the models of other processes were not stored");
    });
  }

  async function look(): Promise<void> {
    if (!server.isThere()) return;
    const found = new Map<string, ModelDescription>();
    let cursor = "0";
    do {
      const [next, keys] = await server.client.scan(
        cursor,
        "MATCH",
        announcedKeys(server.prefix),
        "COUNT",
        1000,
      );
      cursor = next;
      for (const written of keys.length > 0 ? await server.client.mget(keys) : []) {
        for (const description of readDescriptions(written ?? "[]")) {
          found.set(description.id, description);
        }
      }
    } while (cursor !== "0");
    take([...found.values()]);
  }
  const lookNow = (): void =>
    void look().catch((error: unknown) => log.warn({ error }, "models are looked for later"));

  const stored = readDescriptions((await settings.get(SETTING)) ?? "[]");
  if (stored.length > 0) take(stored);
  await look();
  bus.hear(topics.models, lookNow);
  const timer = setInterval(lookNow, EVERY_MS).unref();
  return {
    all: () => models,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    some: some.promise,
    close: () => clearInterval(timer),
  };
}
