import { readdirSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

interface Usage {
  readonly parent: number;
  readonly ms: number;
}

/**
 * The processor time in milliseconds that processes and all that they started have used so far, ended
 * children among them; 0 where the system does not tell (only Linux does).
 */
export function cpuTime(pids: readonly (number | undefined)[]): number {
  const all = new Map<number, Usage>();
  try {
    for (const name of readdirSync("/proc")) {
      const usage = /^\d+$/.test(name) ? usageOf(name) : undefined;
      if (usage !== undefined) all.set(Number(name), usage);
    }
  } catch {
    return 0;
  }
  const counted = new Set(pids.filter((pid) => pid !== undefined));
  for (let before = -1; before !== counted.size;) {
    before = counted.size;
    for (const [pid, { parent }] of all) if (counted.has(parent)) counted.add(pid);
  }
  return [...counted].reduce((sum, pid) => sum + (all.get(pid)?.ms ?? 0), 0);
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; undefined when the process has ended. */
function usageOf(pid: string): Usage | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold anything; what follows begins with the third field.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const times = fields.slice(11, 15).map(Number);
    return { parent: Number(fields[1]), ms: times.reduce((sum, each) => sum + each, 0) * TICK_MS };
  } catch {
    return undefined;
  }
}
