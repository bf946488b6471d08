import type { Session } from "../onnx/session.ts";
import type { HeldPart, PartMemory } from "./part-memory.ts";

/** What a session that may leave memory is made of. */
export interface SwappedSessionOptions {
  readonly memory: PartMemory;
  /** What it takes in memory. */
  readonly bytes: number;
  /** Whether no other large part may be in memory beside it. */
  readonly isAlone: boolean;
  /** Loads the graph; is called again when the memory was needed for something else meanwhile. */
  readonly load: () => Promise<Session>;
}

/** A session that gives its memory up when another part needs it, and is loaded again when it runs. */
export async function openSwappedSession({
  memory,
  bytes,
  isAlone,
  load,
}: SwappedSessionOptions): Promise<Session> {
  let session: Promise<Session> | undefined;
  let runs = 0;
  const part: HeldPart = {
    bytes,
    isBusy: () => runs > 0,
    async release() {
      const released = session;
      session = undefined;
      await (await released)?.release();
    },
  };
  const loadAgain = async () => {
    await memory.makeRoom(bytes, isAlone);
    return await load();
  };
  const loaded = async () => {
    session ??= loadAgain().catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    const ready = await session;
    memory.use(part);
    return ready;
  };
  const { inputs, outputs } = await loaded();
  return {
    inputs,
    outputs,
    async run(feeds) {
      runs += 1;
      try {
        return await (await loaded()).run(feeds);
      } finally {
        runs -= 1;
      }
    },
    async release() {
      memory.forget(part);
      await part.release();
    },
  };
}
