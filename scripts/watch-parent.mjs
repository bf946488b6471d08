import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const INTERVAL_MS = 250;

/** Shells in which npm runs a script; one that outlives npm does not pass its signals on. */
const SHELLS = new Set(["sh", "dash", "ash", "bash", "zsh", "ksh", "busybox", "cmd.exe"]);

/**
 * Calls back once when the npm that started this process has ended: npm passes no signal on when it
 * is ended itself, and what it started would go on alone. Does nothing when it was not npm: a shell
 * that ends is no reason to stop. The watch keeps no process alive.
 */
export function whenNpmEnds(callback, env = process.env) {
  if (env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const npm = SHELLS.has(nameOf(parent)) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    // An orphan gets another parent; where it does not, the old one is no longer there.
    const isOrphan = process.ppid !== parent || !isAlive(parent);
    if (!isOrphan && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive all the same.
    return error.code === "EPERM";
  }
}

/** The name of a process's program; empty where the system does not tell. */
function nameOf(pid) {
  return basename(tell(pid, "comm") ?? "").replace(/^-/, "");
}

function parentOf(pid) {
  const told = Number(tell(pid, "ppid"));
  return Number.isInteger(told) && told > 0 ? told : undefined;
}

/** A field of the process table: Linux has it as a file, other systems have ps. */
function tell(pid, field) {
  if (process.platform === "win32") return undefined;
  try {
    if (process.platform !== "linux") {
      const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
      return execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], options).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in brackets and may hold anything, brackets too.
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    return field === "comm" ? name : rest?.split(" ")[1];
  } catch {
    return undefined;
  }
}
