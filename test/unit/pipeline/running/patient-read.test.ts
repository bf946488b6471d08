import { describe, expect, it } from "vitest";
import { StorageError, type StorageErrorKind } from "../../../../src/domain/errors.ts";
import { patientRead } from "../../../../src/pipeline/running/patient-read.ts";
import { say } from "../../../../src/words/index.ts";

const trouble = (kind: StorageErrorKind) => new StorageError(kind, say(`storage.${kind}`));

/** Reads that give these, one after the other. */
function reading(...answers: readonly (string | Error)[]) {
  const left = [...answers];
  const waits: number[] = [];
  const cancel = new AbortController();
  const read = async () => {
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const clock = {
    sleep: async (ms: number, signal?: AbortSignal) => {
      waits.push(ms);
      signal?.throwIfAborted();
    },
  };
  return { waits, cancel, left, result: () => patientRead(read, cancel.signal, clock) };
}

describe("what a run has to read", () => {
  it("is asked for again, ever more slowly, while the storage cannot be used", async () => {
    const away = Array.from({ length: 7 }, () => trouble("unreachable"));
    const { waits, result } = reading(...away, "read");
    expect(await result()).toBe("read");
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it("is asked for one last time once the run has been cancelled", async () => {
    const { cancel, left, result } = reading(trouble("busy"), trouble("busy"), "too late");
    cancel.abort(new Error("cancelled"));
    await expect(result()).rejects.toThrow(StorageError);
    expect(left).toHaveLength(2);
  });

  it.each([trouble("damaged"), new Error("a bug")])(
    "is not asked for again after %s",
    async (error) => {
      const { waits, result } = reading(error, "read");
      await expect(result()).rejects.toBe(error);
      expect(waits).toEqual([]);
    },
  );
});
