// A process of its own that stands between the bot and a server, passes every byte on, and notes
// when it did. It knows no protocol, so it takes next to nothing of the time that it measures.
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** One piece of a conversation that was passed on; `at` in milliseconds of the witness's clock. */
export interface Sighting {
  /** The server that the bot talks to. */
  readonly server: string;
  readonly connection: number;
  /** The first characters that the bot sent on this connection. */
  readonly opening: string;
  readonly toBot: boolean;
  readonly at: number;
  readonly bytes: number;
}

/**
 * What the witness is asked: to stand before a server whose answers take `latencyMs` to the bot,
 * where that server is, what it saw.
 */
export type Request =
  | { readonly type: "stand"; readonly server: string; readonly latencyMs: number }
  | { readonly type: "target"; readonly server: string; readonly port: number }
  | { readonly type: "report" };

const OPENING_CHARACTERS = 12;

const targets = new Map<string, number>();
let sightings: Sighting[] = [];
let connections = 0;

async function stand(server: string, latencyMs: number): Promise<void> {
  const listener = createServer((bot) => pass(bot, server, latencyMs));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  process.send?.({ server, port: (listener.address() as AddressInfo).port });
}

function pass(bot: Socket, server: string, latencyMs: number): void {
  const connection = connections++;
  const other = connect(targets.get(server) ?? 0, "127.0.0.1");
  let opening = "";
  for (const socket of [bot, other]) {
    socket.setNoDelay(true);
    const partner = socket === bot ? other : bot;
    const toBot = socket === other;
    // Timers of one length end in the order in which they began, so no piece overtakes another.
    const after = (work: () => void) =>
      toBot && latencyMs > 0 ? void setTimeout(work, latencyMs) : work();
    socket.on("data", (chunk: Buffer) => {
      if (socket === bot && opening === "") {
        opening = chunk.toString("latin1", 0, OPENING_CHARACTERS);
      }
      after(() => {
        const at = performance.now();
        partner.write(chunk);
        sightings.push({ server, connection, opening, toBot, at, bytes: chunk.length });
      });
    });
    socket.on("end", () => after(() => partner.end()));
    // A socket that breaks also closes, and that is where it is dealt with.
    socket.on("error", () => {});
    socket.on("close", () => after(() => partner.destroy()));
  }
}

process.on("message", (request: Request) => {
  if (request.type === "stand") void stand(request.server, request.latencyMs);
  else if (request.type === "target") targets.set(request.server, request.port);
  else {
    process.send?.({ sightings });
    sightings = [];
  }
});
process.on("disconnect", () => process.exit());
