import { describe, expect, it } from "vitest";
import { startEasel } from "../../support/cli/run-easel.ts";

describe("npm start", () => {
  it("can be stopped while Discord cannot be reached", async () => {
    // Nothing listens on port 9 ("discard") of this machine.
    const settings = { DISCORD_TOKEN: "abc", DISCORD_API_URL: "http://127.0.0.1:9/api" };
    const { child, ended } = await startEasel(["start"], { settings });
    await new Promise<void>((resolve) => {
      child.stderr?.on("data", (data) => {
        if (String(data).includes("Discord cannot be reached")) resolve();
      });
    });
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({
      code: 0,
      output: expect.stringContaining("Stopped before Easel was online."),
    });
  });
});
