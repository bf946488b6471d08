import { once } from "node:events";
import { nanoid } from "nanoid";
import type { Logger } from "../lib/logger.ts";
import type { RedisServer } from "./connect.ts";

/** What a listener is given: whatever was sent, so it looks before it believes. */
type Listener = (message: unknown) => void;

/** What answers a question; undefined: it is not for this process. */
type Responder = (question: unknown) => Promise<object | undefined>;

/**
 * Messages between the processes, as fast as the network. They are hints: whoever is not there does
 * not hear them, and nothing may be lost by that, because rows tell the same a little later.
 */
export interface Bus {
  /** Tells every process, this one too. Returns at once, and never throws. */
  tell(topic: string, message: object): void;
  hear(topic: string, listener: Listener): void;
  /** The first answer of any process; undefined when nobody answers within `patienceMs`. */
  ask(topic: string, question: object, patienceMs: number): Promise<unknown>;
  answer(topic: string, responder: Responder): void;
  /** Calls back whenever the connection stands again after it was lost: messages may be missing. */
  resumed(listener: () => void): void;
}

/** Opens the messages of a server that is there; closed with it. */
export async function openBus(server: RedisServer, log: Logger): Promise<Bus> {
  const listeners = new Map<string, Set<Listener>>();
  const waiting = new Map<string, (answer: unknown) => void>();
  const subscriber = server.another();
  if (subscriber.status !== "ready") await once(subscriber, "ready");
  const channel = (topic: string): string => `${server.prefix}:${topic}`;
  const own = `reply-${nanoid()}`;

  const tell: Bus["tell"] = (topic, message) => {
    // While the server is away a hint would only arrive when it is no longer true.
    if (!server.isThere()) return;
    server.client.publish(channel(topic), JSON.stringify(message)).catch((error: unknown) => {
      log.debug({ topic, error }, "a message was not sent");
    });
  };

  const hear: Bus["hear"] = (topic, listener) => {
    const all = listeners.get(channel(topic)) ?? new Set();
    listeners.set(channel(topic), all.add(listener));
    subscriber.subscribe(channel(topic)).catch((error: unknown) => {
      log.debug({ topic, error }, "a topic is not heard");
    });
  };

  subscriber.on("message", (name: string, text: string) => {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(JSON.parse(text));
      } catch (error) {
        log.warn({ topic: name, error }, "a message was not understood");
      }
    }
  });

  hear(own, (message) => {
    const { id, answer } = fieldsOf(message);
    if (typeof id === "string") waiting.get(id)?.(answer);
  });

  return {
    tell,
    hear,
    async ask(topic, question, patienceMs) {
      const id = nanoid();
      const { promise, resolve } = Promise.withResolvers<unknown>();
      waiting.set(id, resolve);
      const late = setTimeout(() => resolve(undefined), patienceMs);
      tell(topic, { id, replyTo: own, question });
      try {
        return await promise;
      } finally {
        clearTimeout(late);
        waiting.delete(id);
      }
    },
    answer(topic, responder) {
      hear(topic, (message) => {
        const { id, replyTo, question } = fieldsOf(message);
        if (typeof id !== "string" || typeof replyTo !== "string") return;
        responder(question).then(
          (answer) => answer && tell(replyTo, { id, answer }),
          (error: unknown) => log.warn({ topic, error }, "a question was not answered"),
        );
      });
    },
    resumed(listener) {
      let wasLost = false;
      subscriber.on("close", () => (wasLost = true));
      subscriber.on("ready", () => {
        if (wasLost) listener();
        wasLost = false;
      });
    },
  };
}

/** The fields of a message; none of what is no object. */
export function fieldsOf(message: unknown): Readonly<Record<string, unknown>> {
  return typeof message === "object" && message !== null
    ? Object.fromEntries(Object.entries(message))
    : {};
}
