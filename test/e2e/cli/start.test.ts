import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { startEasel } from "../../support/cli/run-easel.ts";
import { loopbackSettings, startProcess } from "../../support/easel-process.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

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

  it.each([
    ["throw new TypeError('x is undefined')", 1, /incident [0-9A-F]{8}/],
    [
      "void Promise.reject(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))",
      0,
      /^(?!.*incident)/s,
    ],
  ])("ends with an incident for a bug only: %s", async (fault, code, words) => {
    const discord = await startDiscord();
    const settings = loopbackSettings(discord, await temporaryFolder());
    const late = `process.once("SIGUSR2", () => setTimeout(() => { ${fault} }, 0));`;
    const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(late)}`];
    const easel = await startProcess(settings, { nodeArgs });
    const exit = once(easel.child, "exit");
    easel.child.kill("SIGUSR2");
    if (code === 0) {
      await eventually(() => easel.log().includes("an error of a connection reached nobody"));
      easel.child.kill("SIGTERM");
    }
    expect((await exit)[0]).toBe(code);
    expect(easel.log()).toMatch(words);
  });
});
