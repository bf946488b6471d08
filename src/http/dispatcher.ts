import type { Agent, Dispatcher } from "undici";
import type { buildConnector } from "undici";
import { proxyOptions } from "./proxies.ts";
import { openUndici } from "./undici.ts";

/** undici's own clocks, in milliseconds: the longest silence before the headers and within the body. */
export interface DispatcherOptions {
  readonly connect: buildConnector.connector;
  readonly silenceMs: number;
}

/**
 * What carries one exchange: straight to the server, or through the operator's proxy. `connect` is
 * asked only where no proxy stands in between; behind one, the proxy resolves names and connects.
 */
export async function openDispatcher({
  connect,
  silenceMs,
}: DispatcherOptions): Promise<Dispatcher> {
  const { Agent: Direct, EnvHttpProxyAgent } = await openUndici();
  const options: Agent.Options = {
    allowH2: false,
    pipelining: 0,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    connect,
  };
  const proxies = proxyOptions();
  return proxies ? new EnvHttpProxyAgent({ ...options, ...proxies }) : new Direct(options);
}
