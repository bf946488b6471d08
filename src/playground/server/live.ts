import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { ZodError } from "zod";
import type { Logger } from "../../lib/logger.ts";
import type { LoopbackEvent } from "../loopback/index.ts";
import { isOurPage } from "./guard.ts";
import { readHead } from "./page-app.ts";
import { PageSession, type PageHost } from "./page-session.ts";
import type { ServerMessage } from "../protocol/protocol.ts";
import { readCall } from "./read-call.ts";
import { carriesKey, keyParameter } from "./session-key.ts";

const largestMessage = 256 * 1024;
const livePath = "/live";
/** Pages that may be open at a time; each holds a line. */
const mostLines = 64;

/** The lines to the open pages. */
export interface LiveLines {
  close(): void;
}

/** Takes WebSocket connections of the page on `server`; those of any other page are refused. */
export function openLiveLines(
  server: Server,
  host: PageHost,
  door: { readonly key: string; readonly port: () => number },
  log: Logger,
): LiveLines {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const where = readHead((name) => request.headers[name]?.toString());
    const url = URL.parse(request.url ?? "", "http://127.0.0.1");
    const query = url?.searchParams.get(keyParameter) ?? undefined;
    const mayEnter =
      url?.pathname === livePath &&
      isOurPage(where, door.port()) &&
      carriesKey({ query, cookie: request.headers.cookie }, door.key, door.port());
    // A socket that breaks meanwhile must not end the process.
    socket.on("error", () => socket.destroy());
    if (!mayEnter || sockets.clients.size >= mostLines) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => serveLine(line, host, log));
  });
  return {
    close: () => {
      for (const line of sockets.clients) line.terminate();
      sockets.close();
    },
  };
}

function serveLine(line: WebSocket, host: PageHost, log: Logger): void {
  const session = new PageSession(host);
  const say = (message: ServerMessage | undefined): void => {
    if (message && line.readyState === line.OPEN) line.send(JSON.stringify(message));
  };
  const unsubscribe = host.loopback.events.subscribe((event: LoopbackEvent) => {
    const told = session.eventFor(event);
    say(told);
  });
  line.on("close", unsubscribe);
  line.on("error", (error) => log.debug({ error }, "A page's connection broke"));
  line.on("message", (data) => {
    // The page sends text, which arrives in one piece.
    if (data instanceof Buffer) void answer(session, data.toString(), log).then(say);
  });
}

async function answer(
  session: PageSession,
  text: string,
  log: Logger,
): Promise<ServerMessage | undefined> {
  let number: number | undefined;
  try {
    const call = readCall(text);
    ({ number } = call);
    return { number, gets: await session.answer(call) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    log.debug({ error }, "A call of the playground's page failed");
    number ??= numberOf(text);
    const said = error instanceof ZodError ? "The page sent something that makes no sense." : words;
    return number === undefined ? undefined : { number, error: said };
  }
}

// The call itself was unreadable; with its number the page can still be told.
function numberOf(text: string): number | undefined {
  const number = /"number":(\d{1,9})\b/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
