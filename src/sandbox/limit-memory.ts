import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { SYSTEM_PATH } from "./command.ts";

const run = promisify(execFile);

/** Of all processes the one that the kernel ends first when memory is short. */
const FIRST_TO_GO = "1000";

/**
 * Lets the kernel refuse a process more than `bytes` beyond what it has mapped by now (Linux,
 * RLIMIT_DATA), and end it before others when the machine is short of memory. The address space as a
 * whole cannot be the measure: V8 reserves a gigabyte of it and uses little. Gives false where the
 * limit cannot be had; the process then watches itself.
 */
export async function limitMemory(pid: number, bytes: number): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const [isLimited] = await Promise.all([
    succeeds(limitData(pid, bytes)),
    succeeds(writeFile(`/proc/${pid}/oom_score_adj`, FIRST_TO_GO)),
  ]);
  return isLimited;
}

async function limitData(pid: number, bytes: number): Promise<void> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const mapped = /^VmData:\s+(\d+) kB$/m.exec(status)?.[1];
  if (mapped === undefined) throw new Error("what is mapped is not known");
  const limit = Number(mapped) * 1024 + bytes;
  await run("prlimit", ["--pid", String(pid), `--data=${limit}:${limit}`], {
    env: { PATH: SYSTEM_PATH },
    timeout: 5000,
  });
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
