import { HTTPError } from "discord.js";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { troubleOf } from "../../../../src/discord/connection/trouble.ts";
import { apiError } from "../../../support/discord/api-error.ts";

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
  ])("%i with status %i is %s", (code, status, trouble) => {
    expect(troubleOf(apiError(code, status), true)).toBe(trouble);
  });

  it("a 401 is a dead interaction, unless it was the bot's own token", () => {
    expect(troubleOf(apiError(0, 401), false)).toBe("token-dead");
    expect(troubleOf(apiError(0, 401), true)).toBe("passing");
  });

  it("a 5xx and a broken network pass", () => {
    const body = { files: undefined, body: undefined };
    expect(troubleOf(new HTTPError(503, "", "POST", "https://there", body), true)).toBe("passing");
    expect(troubleOf(new TypeError("fetch failed"), true)).toBe("passing");
  });

  it("a picture that cannot be small enough is too large", () => {
    expect(troubleOf(new UserError("picture-too-large", "…"), true)).toBe("too-large");
  });
});
