import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Leaves word that this process ends by a bug of its own, and not by a kill or a power cut; called
 * when nothing can be waited for any more, so it is done at once. Never throws.
 */
export function leaveCrashNote(file: string, incident: string): void {
  try {
    writeFileSync(file, JSON.stringify({ incident }), { mode: 0o600 });
  } catch {}
}

/** Whether the process before left such word; it is taken away. */
export function takeCrashNote(file: string): boolean {
  try {
    readFileSync(file);
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}
