import { expect, it } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import { takenBackWhenGivenUp } from "../../../../src/providers/remote/taken-back.ts";

/** How often a call is taken back whose following does this; `abort` ends the run with a reason. */
async function timesTakenBack(
  follow: (abort: (reason: unknown) => void) => void,
  before?: unknown,
): Promise<number> {
  const controller = new AbortController();
  if (before !== undefined) controller.abort(before);
  let times = 0;
  const taking = {
    cancelled: controller.signal,
    takeBack: () => void (times += 1),
    isGivenUp: (error: unknown) => error instanceof RangeError,
  };
  async function* following() {
    yield "news";
    follow((reason) => controller.abort(reason));
    return "result";
  }
  const told: string[] = [];
  try {
    for await (const each of takenBackWhenGivenUp(taking, following())) told.push(each);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
  }
  expect(told).toEqual(["news"]);
  // What comes after its end is no longer its matter.
  controller.abort(new CancelledByOwner());
  return times;
}

const fail = (error: Error) => () => {
  throw error;
};

it("takes a call back that its owner cancels or that is given up, and no other", async () => {
  expect(await timesTakenBack(() => {})).toBe(0);
  expect(await timesTakenBack((abort) => abort(new CancelledByOwner()))).toBe(1);
  expect(await timesTakenBack((abort) => abort(new StudioStopping()))).toBe(0);
  expect(await timesTakenBack(() => {}, new CancelledByOwner())).toBe(1);
  expect(await timesTakenBack(fail(new RangeError("given up")))).toBe(1);
  expect(await timesTakenBack(fail(new Error("failed")))).toBe(0);
});
