import { randomBytes } from "node:crypto";

/** A number under which the log keeps a bug, and which people are told: eight hex digits, upper case. */
export function newIncident(): string {
  return randomBytes(4).toString("hex").toUpperCase();
}
