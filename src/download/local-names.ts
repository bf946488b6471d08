/** Endings of names that mean something only in one's own network (RFC 6761, 6762, 8375, ICANN). */
const endings = new Set([
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "test",
  "invalid",
  "onion",
  "alt",
]);

/** Whether a name is one of a local network: without a dot, or with such an ending. */
export function isLocalName(name: string): boolean {
  const parts = name.toLowerCase().split(".");
  if (parts.length < 2 || name.toLowerCase().endsWith(".home.arpa")) return true;
  return endings.has(parts.at(-1) ?? "");
}
