import type { LookupAddress } from "node:dns";
import { connect, type Socket } from "node:net";

/** How long one address is waited for before the next is tried beside it (RFC 8305, 8). */
const STAGGER_MS = 250;
/** A name may have hundreds of addresses; so many are tried. */
const MOST_ADDRESSES = 8;
/** How long a connection may take to come about, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Where to connect to: these addresses and no others. */
export interface Dialling {
  readonly addresses: readonly LookupAddress[];
  readonly port: number;
  readonly signal: AbortSignal;
}

/**
 * Connects to the first address that answers. IPv6 and IPv4 take turns, each begins a moment after
 * the one before and beside it (RFC 8305), so that a family without a way out costs a quarter of a
 * second. Whoever takes the socket listens for its errors; one that comes before ends nothing.
 * Rejects with the last error when no address answers, and with the signal's reason.
 */
export async function dial({ addresses, port, signal }: Dialling): Promise<Socket> {
  signal.throwIfAborted();
  const waiting = inTurns(addresses).slice(0, MOST_ADDRESSES);
  const open = new Set<Socket>();
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  let stagger: NodeJS.Timeout | undefined;

  const tryNext = (): void => {
    clearTimeout(stagger);
    const next = waiting.shift();
    if (next === undefined) return;
    if (waiting.length > 0) stagger = setTimeout(tryNext, STAGGER_MS);
    const socket = connect({ host: next.address, port, noDelay: true, keepAlive: true });
    open.add(socket);
    socket.once("connect", () => resolve(socket));
    socket.on("error", (error) => {
      open.delete(socket);
      if (waiting.length > 0) tryNext();
      else if (open.size === 0) reject(error);
    });
  };

  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const timeout = setTimeout(() => reject(tooSlow()), CONNECT_TIMEOUT_MS);
  try {
    if (waiting.length === 0) throw new Error("The name has no address.");
    tryNext();
    const first = await promise;
    open.delete(first);
    return first;
  } finally {
    clearTimeout(stagger);
    clearTimeout(timeout);
    signal.removeEventListener("abort", onAbort);
    waiting.length = 0;
    for (const socket of open) socket.destroy();
  }
}

/** The families by turns, beginning with that of the first address: the system puts the better one first. */
function inTurns(addresses: readonly LookupAddress[]): LookupAddress[] {
  const [first] = addresses;
  const preferred = addresses.filter(({ family }) => family === first?.family);
  const others = addresses.filter(({ family }) => family !== first?.family);
  return preferred
    .flatMap((address, index) => {
      const other = others[index];
      return other === undefined ? [address] : [address, other];
    })
    .concat(others.slice(preferred.length));
}

function tooSlow(): Error {
  return Object.assign(new Error("No address answered in time."), { code: "ETIMEDOUT" });
}
