import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ours = fileURLToPath(new URL("../../../src/cli/when-told-to-stop.ts", import.meta.url));

/** A process with a channel to this one, which runs `lines`. */
async function child(...lines: string[]) {
  const file = path.join(await temporaryFolder(), "child.mts");
  const text = [`import { whenToldToStop } from ${JSON.stringify(ours)};`, ...lines];
  await writeFile(file, text.join("\n"));
  const started = fork(file, { execArgv: ["--disable-warning=ExperimentalWarning"] });
  onTestFinished(() => void started.kill("SIGKILL"));
  return started;
}

describe("being told to stop", () => {
  it("holds no process alive", async () => {
    const started = await child("whenToldToStop(() => undefined);");
    expect(await once(started, "exit")).toEqual([0, null]);
  });

  it("is heard when the one who started it is gone", async () => {
    const started = await child(
      "const life = setInterval(() => undefined, 1000);",
      "whenToldToStop(() => { clearInterval(life); process.exitCode = 7; });",
      "process.send?.('ready');",
    );
    await once(started, "message");
    started.disconnect();
    expect(await once(started, "exit")).toEqual([7, null]);
  });

  it("leaves the channel to whoever hears messages on it", async () => {
    const started = await child(
      "process.once('message', (said) => process.send?.(said, () => process.disconnect()));",
      "whenToldToStop(() => undefined)();",
      "process.send?.('ready');",
    );
    await once(started, "message");
    const answer = once(started, "message");
    // A process that nothing holds alive would be gone by then.
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    started.send("still there?");
    expect((await answer)[0]).toBe("still there?");
  });
});
