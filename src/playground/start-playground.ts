import type { Logger } from "../lib/logger.ts";
import { startLoopbackDiscord } from "./loopback/index.ts";
import { keepWorld, loadWorld } from "./server/kept-world.ts";
import { listen, portOf } from "./server/listen.ts";
import { openLiveLines } from "./server/live.ts";
import { pageApp } from "./server/page-app.ts";
import { keyParameter, sessionKey } from "./server/session-key.ts";
import { Uploads } from "./server/uploads.ts";

export interface PlaygroundSettings {
  /** The page's port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** Prompts that a newcomer may try. */
  readonly examples: readonly string[];
  readonly log: Logger;
  /** A folder that keeps channels and pictures over restarts; absent: they end with the process. */
  readonly stateFolder?: string | undefined;
}

/** A running playground. */
export interface Playground {
  /** The page's address, with the key that opens it. */
  readonly url: string;
  /** What a bot needs to log in here; a Discord of its own, on a port of its own. */
  readonly discord: {
    readonly apiUrl: string;
    readonly cdnUrl: string;
    readonly token: string;
    readonly applicationId: string;
  };
  close(): Promise<void>;
}

/**
 * Starts a Discord of one's own and the page to use it with, both on 127.0.0.1 only.
 * Throws ConfigError when the port is in use.
 */
export async function startPlayground(settings: PlaygroundSettings): Promise<Playground> {
  const { port, examples, log, stateFolder } = settings;
  const snapshot = stateFolder === undefined ? undefined : await loadWorld(stateFolder, log);
  const loopback = await startLoopbackDiscord(snapshot ? { snapshot } : {});
  try {
    let online = false;
    loopback.events.subscribe(({ type }) => {
      if (type === "bot-connected") online = true;
      if (type === "bot-disconnected") online = false;
    });
    const uploads = new Uploads();
    const cdnUrl = new URL(loopback.cdnUrl);
    const key = await sessionKey(stateFolder);
    const app = pageApp({ uploads, cdnUrl, key, port: () => portOf(server) });
    const { getRequestListener } = await import("@hono/node-server");
    const answer = getRequestListener(app.fetch);
    const server = await listen((request, response) => void answer(request, response), port);
    const host = { loopback, uploads, examples, botOnline: () => online };
    const lines = openLiveLines(server, host, { key, port: () => portOf(server) }, log);
    const kept = stateFolder === undefined ? undefined : keepWorld(loopback, stateFolder, log);
    return {
      url: `http://127.0.0.1:${portOf(server)}/?${keyParameter}=${key}`,
      discord: {
        apiUrl: loopback.apiUrl,
        cdnUrl: loopback.cdnUrl,
        token: loopback.token,
        applicationId: loopback.applicationId,
      },
      close: async () => {
        lines.close();
        server.close();
        server.closeAllConnections();
        await kept?.close();
        await loopback.close();
      },
    };
  } catch (error) {
    await loopback.close();
    throw error;
  }
}
