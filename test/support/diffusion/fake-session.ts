import type { Session } from "../../../src/diffusion/onnx/session.ts";
import { type Tensor, tensor } from "../../../src/diffusion/tensor.ts";

/** A session whose every output is `answer`, and which notes what happens to it. */
export interface FakeSession extends Session {
  readonly fed: Readonly<Record<string, Tensor>>[];
  isReleased: boolean;
}

/** A session that gives `numbers` as its output named `out`, whatever it is fed. */
export function fakeSession(...numbers: number[]): FakeSession {
  const fed: Readonly<Record<string, Tensor>>[] = [];
  const session: FakeSession = {
    fed,
    isReleased: false,
    inputs: new Map(),
    outputs: new Map([["out", { name: "out", type: "float32", dims: [numbers.length] }]]),
    run: async (feeds) => {
      fed.push(feeds);
      return new Map([["out", tensor(Float32Array.from(numbers), [numbers.length])]]);
    },
    release: async () => {
      session.isReleased = true;
    },
  };
  return session;
}
