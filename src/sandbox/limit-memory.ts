import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { SYSTEM_PATH } from "./command.ts";

const run = promisify(execFile);

/**
 * Lets the kernel refuse a process more than `bytes` beyond what it has mapped by now (Linux,
 * RLIMIT_DATA). The address space as a whole cannot be the measure: V8 reserves a gigabyte of it and
 * uses little. Gives false where that cannot be had; the process then watches itself.
 */
export async function limitMemory(pid: number, bytes: number): Promise<boolean> {
  if (process.platform !== "linux") return false;
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const mapped = /^VmData:\s+(\d+) kB$/m.exec(status)?.[1];
    if (mapped === undefined) return false;
    const limit = Number(mapped) * 1024 + bytes;
    await run("prlimit", ["--pid", String(pid), `--data=${limit}:${limit}`], {
      env: { PATH: SYSTEM_PATH },
      timeout: 5000,
    });
    return true;
  } catch {
    return false;
  }
}
