import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Tensor } from "../tensor.ts";

/** What a graph says about one of its inputs or outputs; free dimensions are words. */
export interface PortInfo {
  readonly name: string;
  /** float32, float16, int64, int32, … */
  readonly type: string;
  readonly dims: readonly (number | string)[];
}

/**
 * A loaded graph. Tensors go in and come out as float32; the session converts them to what the
 * graph's inputs want (half precision, whole numbers cut off at the point).
 */
export interface Session {
  readonly inputs: ReadonlyMap<string, PortInfo>;
  readonly outputs: ReadonlyMap<string, PortInfo>;
  /** Runs the graph once. Inputs that the graph lacks are an error; throws DiffusionError. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<ReadonlyMap<string, Tensor>>;
  /** Frees the graph's memory; the session cannot be used afterwards. */
  release(): Promise<void>;
}

/**
 * An output by name, or the only one there is, whatever its name. Throws DiffusionError when it is
 * not sure which one is meant.
 */
export function outputOf(outputs: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const [only] = outputs.size === 1 ? outputs.values() : [];
  const output = outputs.get(name) ?? only;
  if (output !== undefined) return output;
  throw new DiffusionError(
    "model",
    say("engine.no-such-output", { given: [...outputs.keys()], name }),
  );
}
