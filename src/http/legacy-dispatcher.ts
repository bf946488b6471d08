import { hasProxy, proxyOptions } from "./proxies.ts";
import { openUndici } from "./undici.ts";

let shared: { readonly key: string; readonly dispatcher: Promise<unknown> } | undefined;

/**
 * The operator's proxy for a client that brings an undici older than ours, such as discord.js; its
 * connections are kept and used again. Undefined where there is no proxy.
 */
export async function openLegacyDispatcher(): Promise<unknown> {
  if (!hasProxy()) return undefined;
  const key = JSON.stringify(proxyOptions());
  if (shared?.key !== key) shared = { key, dispatcher: open() };
  return shared.dispatcher;
}

async function open(): Promise<unknown> {
  const { Dispatcher1Wrapper, EnvHttpProxyAgent } = await openUndici();
  const agent = new EnvHttpProxyAgent({ allowH2: false, ...proxyOptions() });
  // The older one names the dispatcher again among the options, which ours does not take.
  const plain = agent.compose((dispatch) => (options, handler) => {
    Reflect.deleteProperty(options, "dispatcher");
    return dispatch(options, handler);
  });
  return new Dispatcher1Wrapper(plain);
}
