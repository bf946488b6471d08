import { describe, expect, it } from "vitest";
import { multistepOrders } from "../../../../src/diffusion/samplers/multistep-orders.ts";
import { singlestepOrders } from "../../../../src/diffusion/samplers/singlestep-orders.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import { chain, levelFromSigma } from "../../../../src/diffusion/schedules/schedule.ts";

/** The orders of a stretch of a schedule of that length. */
function multistep(settings: object, total: number, [from, to]: [number, number] = [0, total]) {
  const levels = Array.from({ length: total + 1 }, (_, index) =>
    levelFromSigma(index, total - index),
  );
  const whole = chain(levels);
  const config = schedulerConfigSchema.parse(settings);
  return multistepOrders({ steps: whole.slice(from, to), whole, offset: from, config }).join("");
}

describe("the orders of a multistep solver", () => {
  it.each([
    ["rise with the history and end low", { solver_order: 3 }, 6, "123321"],
    [
      "end low over few steps in two stages",
      { solver_order: 3, final_sigmas_type: "sigma_min" },
      6,
      "123321",
    ],
    [
      "stay high over many where noise remains",
      { solver_order: 3, final_sigmas_type: "sigma_min" },
      16,
      "1233333333333333",
    ],
    [
      "stay high where the settings say so",
      { solver_order: 2, lower_order_final: false, final_sigmas_type: "sigma_min" },
      4,
      "1222",
    ],
    ["are all one for a solver of first order", { solver_order: 1 }, 4, "1111"],
  ])("%s", (_, settings, total, expected) => {
    expect(multistep(settings, total)).toBe(expected);
  });

  it("do not fall at the end of a stretch that another expert goes on from", () => {
    expect(multistep({}, 10, [0, 6])).toBe("122222");
    expect(multistep({}, 10, [6, 10])).toBe("1221");
  });
});

describe("the orders of a single-step solver", () => {
  it.each([
    [6, 2, "121211"],
    [5, 2, "12121"],
    [6, 3, "123121"],
    [7, 3, "1231231"],
    [8, 3, "12312311"],
    [3, 1, "111"],
  ])("of %i steps and order %i come in groups", (count, order, expected) => {
    expect(singlestepOrders(count, order).join("")).toBe(expected);
  });
});
