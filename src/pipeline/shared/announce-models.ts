import { nanoid } from "nanoid";
import { UserError } from "../../domain/errors.ts";
import { generationRequestSchema } from "../../domain/request.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Bus, fieldsOf } from "../../redis/bus.ts";
import type { RedisServer } from "../../redis/connect.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { topics } from "../topics.ts";
import { describe } from "./model-description.ts";

/** A process that says nothing for so long has no models any more. */
const ANNOUNCED_MS = 30_000;
const EVERY_MS = 10_000;

/** Where the description of a process's models is found. */
export const announcedKeys = (prefix: string): string => `${prefix}:models:*`;

/** Tells the other processes which models this one has, and what these would do for a request. */
export function announceModels(parts: {
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly models: () => readonly ImageModel[];
  readonly onChange: (listener: () => void) => () => void;
  readonly log: Logger;
}): { close(): Promise<void> } {
  const { server, bus, models, onChange, log } = parts;
  const key = announcedKeys(server.prefix).replace("*", nanoid());

  const announce = async (): Promise<void> => {
    if (!server.isThere()) return;
    const text = JSON.stringify(models().map(describe));
    await server.client.set(key, text, "PX", ANNOUNCED_MS);
    bus.tell(topics.models, {});
  };
  const tell = (): void =>
    void announce().catch((error: unknown) => log.warn({ error }, "models were not announced"));

  tell();
  const timer = setInterval(tell, EVERY_MS).unref();
  const stopListening = onChange(tell);

  bus.answer(topics.plan, async (question) => {
    const { model: id, request } = fieldsOf(question);
    const model = models().find((each) => each.id === id);
    if (model === undefined) return undefined;
    try {
      return { plan: model.plan(generationRequestSchema.parse(request)) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { refused: { code: error.code, says: error.says } };
    }
  });

  return {
    async close() {
      clearInterval(timer);
      stopListening();
      if (server.isThere()) await server.client.del(key).catch(() => {});
    },
  };
}
