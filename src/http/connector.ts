import type { LookupAddress } from "node:dns";
import type { Socket } from "node:net";
import type { buildConnector } from "undici";
import { untilAborted } from "../lib/until-aborted.ts";
import { dial } from "./dial.ts";
import { hostOf, literalAddress, portOf, resolveBySystem } from "./resolve.ts";
import { openUndici } from "./undici.ts";

/** How long the encryption of an open connection may take to come about, in milliseconds. */
const TLS_TIMEOUT_MS = 10_000;

/** How the connection of one exchange comes about. */
export interface Connecting {
  /** Connects to these addresses only, whatever the name means; those of the system unless given. */
  readonly addresses?: readonly LookupAddress[] | undefined;
}

/** Encrypts an open connection. One for all: it remembers how an encryption is taken up again. */
let encrypt: buildConnector.connector | undefined;

/**
 * What undici is to open the one connection of an exchange with. A second one is refused: a request
 * that may cost money must not go out twice because a connection broke. `signal` ends the attempt
 * and the connection.
 */
export async function openConnector(
  url: URL,
  { addresses }: Connecting,
  signal: AbortSignal,
): Promise<buildConnector.connector> {
  const { buildConnector: build } = await openUndici();
  const secure = (encrypt ??= build({ allowH2: false, timeout: TLS_TIMEOUT_MS }));
  let isUsed = false;

  const open = async (): Promise<Socket> => {
    if (isUsed) throw new Error("An exchange has one connection.");
    isUsed = true;
    const host = hostOf(url);
    const literal = literalAddress(host);
    const found =
      addresses ?? (literal ? [literal] : await untilAborted(resolveBySystem(host), signal));
    const socket = await dial({ addresses: found, port: portOf(url), signal });
    signal.addEventListener("abort", () => socket.destroy(), { once: true });
    return socket;
  };

  const connect = async (
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> => {
    let socket: Socket;
    try {
      socket = await open();
      // Throws at once for a name that no certificate can have.
      if (options.protocol === "https:") secure({ ...options, httpSocket: socket }, callback);
    } catch (error) {
      callback(asError(error), null);
      return;
    }
    if (options.protocol !== "https:") callback(null, socket);
  };
  return (options, callback) => void connect(options, callback);
}

function asError(error: unknown): Error {
  return error instanceof Error
    ? error
    : new Error("The connection was given up.", { cause: error });
}
