import { execFile, spawn, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ChildLostError } from "../../../src/sandbox/index.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { openOddSandbox } from "../../support/sandbox/open-sandbox.ts";
import { isCollected } from "../../support/is-collected.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Whether a process is still there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether this system can end a process with its parent, whatever it is doing. */
function hasSetpriv(): boolean {
  return spawnSync("setpriv", ["--pdeathsig", "KILL", "true"]).status === 0;
}

async function hasEnded(pid: number): Promise<void> {
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 15_000 });
}

describe("a sandbox", () => {
  it("gives back what a task makes, with files as they were", async () => {
    const { perform } = openOddSandbox();
    const large = Buffer.alloc(3_000_000, "picture");
    const args = { words: "日本", list: [1, null] };
    const answer = await perform("echo", { args, files: [large, Buffer.alloc(0)] });
    expect(answer).toMatchObject({ type: "done", value: args });
    expect(answer.files.map(({ length }) => length)).toEqual([3_000_000, 0]);
    expect(answer.files[0]?.equals(large)).toBe(true);
  });

  it("keeps no answer once it was given, however long the child lives", async () => {
    const { perform } = openOddSandbox();
    const before = valueOf(await perform("pid"));
    const answered = async (): Promise<WeakRef<object>> => {
      const { files } = await perform("echo", { files: [Buffer.alloc(300_000, "picture")] });
      return new WeakRef(files[0] ?? {});
    };
    const first = await answered();
    await answered();
    expect(await isCollected(first)).toBe(true);
    expect(valueOf(await perform("pid"))).toEqual(before);
  });

  it("sends a file by its path, and refuses what is none", async () => {
    const { perform } = openOddSandbox();
    const folder = await temporaryFolder();
    const file = path.join(folder, "file");
    await writeFile(file, Buffer.alloc(700_000, "x"));
    const { files } = await perform("echo", { files: [{ path: file }] });
    expect(files[0]?.equals(Buffer.alloc(700_000, "x"))).toBe(true);
    await expect(perform("echo", { files: [{ path: folder }] })).rejects.toThrow("no regular file");
    await promisify(execFile)("mkfifo", [path.join(folder, "fifo")]);
    const fifo = perform("echo", { files: [{ path: path.join(folder, "fifo") }] });
    await expect(fifo).rejects.toThrow("no regular file");
    await expect(perform("echo", { files: [{ path: path.join(folder, "none") }] })).rejects.toThrow(
      "ENOENT",
    );
  });

  it("tells words about a file from faults of ours, and goes on after both", async () => {
    const { perform } = openOddSandbox();
    const before = await perform("pid");
    expect(await perform("refuse")).toMatchObject({
      type: "refused",
      code: "invalid-picture",
      says: { code: "images.empty-file" },
    });
    expect(await perform("fail")).toMatchObject({
      type: "failed",
      reason: expect.stringContaining("a fault of ours"),
    });
    expect(await perform("toString")).toMatchObject({ type: "failed" });
    expect(await perform("pid")).toMatchObject({ type: "done", value: valueOf(before) });
  });

  it("has no keys, no network, no files of ours, and no children", async () => {
    process.env["EASEL_TEST_SECRET"] = "a key";
    onTestFinished(() => void delete process.env["EASEL_TEST_SECRET"]);
    const secret = path.join(await temporaryFolder(), "secret");
    await writeFile(secret, "a key");
    const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { perform } = openOddSandbox();
    expect(JSON.stringify(valueOf(await perform("environment")))).not.toContain("SECRET");
    const reached = valueOf(await perform("reach", { args: { secret, port } }));
    expect(reached).toMatchObject({
      read: "ERR_ACCESS_DENIED",
      write: "ERR_ACCESS_DENIED",
      spawn: "ERR_ACCESS_DENIED",
    });
    const hasNamespaces = await promisify(execFile)("unshare", [
      "--user",
      "--map-current-user",
      "--net",
      "true",
    ]).then(
      () => true,
      () => false,
    );
    if (hasNamespaces) expect(reached).toMatchObject({ connect: "ENETUNREACH" });
  });

  it.each(["crash", "fillHeap", "fillAtOnce"])(
    "answers a task that breaks its child (%s), and does the next in another",
    async (task) => {
      const { perform } = openOddSandbox();
      const first = valueOf(await perform("pid"));
      const lost = perform(task);
      const next = perform("pid");
      await expect(lost).rejects.toThrow(ChildLostError);
      expect(valueOf(await next)).not.toBe(first);
    },
  );

  it("ends a task that takes too much memory or processor time, or too long", async () => {
    const { perform } = openOddSandbox();
    await expect(perform("fill")).rejects.toMatchObject({ reason: "excess" });
    await expect(perform("burn", { cpuMs: 300 })).rejects.toMatchObject({ reason: "excess" });
    await expect(perform("block", { deadlineMs: 300 })).rejects.toMatchObject({
      reason: "deadline",
    });
    expect(await perform("echo")).toMatchObject({ type: "done" });
  });

  it("begins what is precious once more when its child breaks, and no third time", async () => {
    const { perform, sandbox } = openOddSandbox();
    const pid = Number(valueOf(await perform("pid")));
    const waiting = perform("wait", { args: 3000, isPrecious: true });
    await wait(100);
    process.kill(pid, "SIGKILL");
    expect(valueOf(await waiting)).not.toBe(pid);
    const crash = { isPrecious: true } as const;
    await expect(perform("crash", crash)).rejects.toThrow(ChildLostError);
    await expect(perform("block", { ...crash, deadlineMs: 300 })).rejects.toMatchObject({
      reason: "deadline",
    });
    await sandbox.close();
  });

  it("keeps a child for its own work while sent files hold up the others", async () => {
    const { perform } = openOddSandbox({ size: 2 });
    const ends: string[] = [];
    const note = (name: string) => () => void ends.push(name);
    const blocks = [1, 2].map((number) =>
      perform("block", { deadlineMs: 1500 }).catch(note(`sent ${number}`)),
    );
    await perform("echo", { lane: "own" }).then(note("own"));
    await perform("echo", { lane: "own" }).then(note("own"));
    await Promise.all(blocks);
    expect(ends).toEqual(["own", "own", "sent 1", "sent 2"]);
  });

  it("ends a child that has had nothing to do, and starts another when there is work", async () => {
    const { perform } = openOddSandbox({ idleMs: 50 });
    const pid = Number(valueOf(await perform("pid")));
    await hasEnded(pid);
    expect(valueOf(await perform("pid"))).not.toBe(pid);
  });

  it("tells a child that cannot be started from one that a task breaks, and why", async () => {
    const entry = path.join(await temporaryFolder(), "none.ts");
    const { perform } = openOddSandbox({ entry });
    const lost = perform("echo", { isPrecious: true });
    await expect(lost).rejects.toMatchObject({ reason: "start" });
    await expect(lost).rejects.toThrow(/exit code 1.*none\.ts/);
  });

  it("starts a child ahead of the work for it, once", async () => {
    const log = new RecordingLog();
    const { perform, sandbox } = openOddSandbox({ log });
    const starts = () => log.lines.filter(({ message }) => message.endsWith("is ready")).length;
    sandbox.prepare();
    sandbox.prepare();
    await vi.waitFor(() => expect(starts()).toBe(1), { timeout: 15_000 });
    sandbox.prepare();
    expect(await perform("echo")).toMatchObject({ type: "done" });
    expect(starts()).toBe(1);
  });

  it("does the next task when a child died without work", async () => {
    const { perform } = openOddSandbox();
    const pid = Number(valueOf(await perform("pid")));
    process.kill(pid, "SIGKILL");
    await hasEnded(pid);
    await wait(50);
    expect(await perform("echo")).toMatchObject({ type: "done" });
  });

  it("fails what is not done when it is closed, and everything after", async () => {
    const { perform, sandbox } = openOddSandbox();
    const pid = Number(valueOf(await perform("pid")));
    const running = expect(perform("block")).rejects.toThrow("closed");
    const waiting = expect(perform("echo")).rejects.toThrow("closed");
    await sandbox.close();
    await running;
    await waiting;
    await expect(perform("echo")).rejects.toThrow("closed");
    expect(isAlive(pid)).toBe(false);
  });

  it.each(hasSetpriv() ? ["wait", "block"] : ["wait"])(
    "ends with the process that it belongs to, even when that is killed at work (%s)",
    async (task) => {
      const script = path.resolve(import.meta.dirname, "../../support/sandbox/orphan-maker.ts");
      const parent = spawn(process.execPath, [script, task]);
      onTestFinished(() => void parent.kill("SIGKILL"));
      const pid = await new Promise<number>((resolve) => {
        createInterface(parent.stdout).once("line", (line) => resolve(Number(line)));
      });
      onTestFinished(() => void (isAlive(pid) && process.kill(pid, "SIGKILL")));
      await wait(200);
      parent.kill("SIGKILL");
      expect(pid).toBeGreaterThan(0);
      await hasEnded(pid);
    },
  );
});

function valueOf(answer: object): unknown {
  return "value" in answer ? answer.value : undefined;
}
