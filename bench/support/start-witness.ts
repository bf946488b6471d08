import { fork } from "node:child_process";
import { once } from "node:events";
import type { Request, Sighting } from "./witness.ts";

/** Somebody who stands between a bot and the servers it talks to, and notes when what passed. */
export interface Witness extends AsyncDisposable {
  /**
   * Stands before a server that is still to come, what that sends taking `latencyMs` to the bot;
   * gives the port at which the bot finds it.
   */
  standBefore(server: string, latencyMs: number): Promise<number>;
  /** Tells where that server listens. */
  pointTo(server: string, port: number): void;
  /** What was seen since the last call, in its order. */
  report(): Promise<readonly Sighting[]>;
}

/** Starts one, in a process of its own. */
export function startWitness(): Witness {
  const child = fork(new URL("witness.ts", import.meta.url));
  const tell = (request: Request): void => void child.send(request);
  const answer = async (request: Request): Promise<unknown> => {
    const answered = once(child, "message");
    tell(request);
    return (await answered)[0];
  };
  return {
    async standBefore(server, latencyMs) {
      return ((await answer({ type: "stand", server, latencyMs })) as { port: number }).port;
    },
    pointTo: (server, port) => tell({ type: "target", server, port }),
    async report() {
      const { sightings } = (await answer({ type: "report" })) as { sightings: Sighting[] };
      return sightings;
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}
