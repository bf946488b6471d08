import { expect, it } from "vitest";
import type { InferenceProcess } from "../../../../src/diffusion/runtime/inference-process.ts";
import { PendingChecks } from "../../../../src/diffusion/runtime/pending-checks.ts";
import { type Message, quoted } from "../../../../src/words/index.ts";

const picture = { data: new Float32Array(3), width: 224, height: 224 } as never;

/** A process that answers as told, and who waits for its end. */
function processThat(answer: (check: number) => void) {
  const listeners = new Set<(reason: Message) => void>();
  const process: InferenceProcess = {
    pid: 1,
    send: (order) => {
      if (order.type === "check") answer(order.check);
    },
    kill: () => {},
    ended: new Promise(() => {}),
    whenEnded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { process, listeners };
}

it("a check waits for the end of the process no longer than for its answer", async () => {
  const checks = new PendingChecks(() => false);
  const says = quoted("no such model");
  const { process, listeners } = processThat((check) =>
    setImmediate(() => checks.hear({ type: "check-failed", check, says })),
  );
  const score = checks.score(picture, () => process, 1);
  expect(listeners.size).toBe(1);
  await expect(score).rejects.toThrow("no such model");
  expect(listeners.size).toBe(0);
});

it("a check of a process that ends is tried once more, in another", async () => {
  const checks = new PendingChecks(() => false);
  let lost = 0;
  const take = (): InferenceProcess => {
    const { process, listeners } = processThat(() =>
      setImmediate(() => {
        lost += 1;
        for (const listener of listeners) listener(quoted("out of memory"));
      }),
    );
    return process;
  };
  await expect(checks.score(picture, take, 2)).rejects.toThrow("out of memory");
  expect(lost).toBe(2);
});
