import type { LookupAddress } from "node:dns";
import type { buildConnector } from "undici";
import type { EarlyConnection } from "./early-connection.ts";
import { pinnedLookup } from "./pinned-lookup.ts";
import { openUndici } from "./undici.ts";

/** How long a connection may take to come about, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** One for all connections that are not pinned: it remembers how an encrypted one is taken up again. */
let shared: buildConnector.connector | undefined;

/** How the connection of a request comes about. */
export interface Connecting {
  /** Connects to these addresses only, whatever the name resolves to meanwhile. */
  readonly addresses?: readonly LookupAddress[] | undefined;
  /** Is taken instead of a new connection, if it is there and still good. */
  readonly early?: EarlyConnection | undefined;
}

/** What undici is to open connections with. */
export async function openConnector({
  addresses,
  early,
}: Connecting = {}): Promise<buildConnector.connector> {
  const { buildConnector: build } = await openUndici();
  const options = { allowH2: false, timeout: CONNECT_TIMEOUT_MS };
  if (addresses !== undefined) return build({ ...options, lookup: pinnedLookup(addresses) });
  const anew = (shared ??= build(options));
  if (early === undefined) return anew;
  const takeOrOpen = async (...[place, callback]: Parameters<typeof anew>): Promise<void> => {
    const socket = await early.take();
    if (socket === undefined) anew(place, callback);
    else callback(null, socket);
  };
  return (place, callback) => void takeOrOpen(place, callback);
}

/** Loads what the first request needs, so that the request itself starts without delay. */
export async function warmHttp(): Promise<void> {
  await openConnector();
}
