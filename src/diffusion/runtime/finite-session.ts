import type { Session } from "../onnx/session.ts";
import { firstNonFinite, type Tensor } from "../tensor.ts";

/** What to do when a session's numbers are of no use. */
export interface FiniteSessionOptions {
  /** Opens the same graph where it computes more exactly. */
  readonly openOther: () => Promise<Session>;
  /** Is called once, before the other one takes over. */
  readonly warn: () => Promise<void>;
}

/**
 * A session that checks its outputs: half precision overflows in some graphs (SDXL's decoder, large
 * text encoders on some GPUs) and leaves a black picture. The run is then repeated by another
 * session, which stays in charge. Its numbers are given as they are.
 */
export function finiteSession(
  session: Session,
  { openOther, warn }: FiniteSessionOptions,
): Session {
  let other: Session | undefined;
  return {
    inputs: session.inputs,
    outputs: session.outputs,
    async run(feeds) {
      if (other !== undefined) return await other.run(feeds);
      const outputs = await session.run(feeds);
      if (isFinite(outputs) || !isFinite(new Map(Object.entries(feeds)))) return outputs;
      await warn();
      await session.release();
      other = await openOther();
      return await other.run(feeds);
    },
    async release() {
      await session.release();
      await other?.release();
    },
  };
}

function isFinite(tensors: ReadonlyMap<string, Tensor>): boolean {
  return Array.from(tensors.values()).every((value) => firstNonFinite(value) === -1);
}
