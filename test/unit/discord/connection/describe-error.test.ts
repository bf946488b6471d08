import { DiscordAPIError } from "discord.js";
import { describe, expect, it } from "vitest";
import { describeError } from "../../../../src/discord/connection/describe-error.ts";

describe("an error for the log", () => {
  it("keeps code and status, and leaves out the address with its token", () => {
    const url = "https://discord.com/api/v10/webhooks/1/SECRET/messages/@original";
    const body = { files: undefined, body: { content: "a private prompt" } };
    const raw = { code: 50027, message: "Invalid Webhook Token" };
    const described = describeError(new DiscordAPIError(raw, 50027, 401, "PATCH", url, body));
    expect(described).toMatchObject({
      error: "DiscordAPIError[50027]",
      reason: "Invalid Webhook Token",
      code: 50027,
      status: 401,
      method: "PATCH",
    });
    expect(JSON.stringify(described)).not.toMatch(/SECRET|private prompt/);
  });

  it("takes anything that was thrown, and names the cause", () => {
    expect(describeError("odd")).toEqual({ error: "odd" });
    const caused = new Error("outer", { cause: new Error("inner") });
    expect(describeError(caused)).toMatchObject({ reason: "outer", cause: "inner" });
  });
});
