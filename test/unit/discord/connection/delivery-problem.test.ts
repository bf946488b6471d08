import { HTTPError } from "discord.js";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { isOutOfReach, problemOf } from "../../../../src/discord/connection/delivery-problem.ts";
import { apiError } from "../../../support/discord/api-error.ts";
import { quoted } from "../../../../src/words/index.ts";

const failing = (code: string) => Object.assign(new Error(code), { code });

describe("what an error of Discord means for a delivery", () => {
  it.each([
    [10015, 404, "token-dead"],
    [50027, 401, "token-dead"],
    [10008, 404, "message-gone"],
    [30046, 429, "message-gone"],
    [10003, 404, "channel-gone"],
    [50013, 403, "forbidden"],
    [50001, 403, "forbidden"],
    [50083, 400, "forbidden"],
    [50007, 403, "closed"],
    [40005, 413, "too-large"],
    [0, 413, "too-large"],
    [0, 403, "forbidden"],
    [0, 429, "passing"],
    [50035, 400, "refused"],
  ])("%i with status %i is %s", (code, status, problem) => {
    expect(problemOf(apiError(code, status), true)).toBe(problem);
  });

  it("a 401 is a dead interaction, unless it was the bot's own token", () => {
    expect(problemOf(apiError(0, 401), false)).toBe("token-dead");
    expect(problemOf(apiError(0, 401), true)).toBe("passing");
  });

  it("a 5xx and a broken network pass", () => {
    const body = { files: undefined, body: undefined };
    expect(problemOf(new HTTPError(503, "", "POST", "https://there", body), true)).toBe("passing");
    expect(problemOf(apiError(0, 503), true)).toBe("passing");
    expect(problemOf(new TypeError("fetch failed"), true)).toBe("passing");
    expect(problemOf(failing("ECONNRESET"), true)).toBe("passing");
  });

  it.each([
    ["a mistake in the program", new TypeError("undefined is not a function")],
    ["a full disk", failing("ENOSPC")],
    ["an answer that cannot be read", new SyntaxError("Unexpected token")],
    ["no error at all", "text"],
  ])("%s is none of Discord's", (_, error) => {
    expect(problemOf(error, true)).toBeUndefined();
    expect(isOutOfReach(error)).toBe(false);
  });

  it.each([10_003, 10_015, 10_062, 40_060, 50_001, 50_013, 50_083, 160_005])(
    "%i leaves nobody to be told",
    (code) => {
      expect(isOutOfReach(apiError(code, 400))).toBe(true);
    },
  );

  it("what Discord does not accept, and what passes, can be told", () => {
    expect(isOutOfReach(apiError(50_035, 400))).toBe(false);
    expect(isOutOfReach(apiError(0, 503))).toBe(false);
  });

  it("a picture that cannot be small enough is too large", () => {
    expect(problemOf(new UserError("picture-too-large", quoted("…")), true)).toBe("too-large");
  });
});
