/** The operator's proxies: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
export interface Proxies {
  readonly http?: URL | undefined;
  readonly https?: URL | undefined;
  /** Hosts that are reached without one, as NO_PROXY lists them. */
  readonly except?: string | undefined;
}

/** This machine is behind no proxy, whatever NO_PROXY says. */
const NEVER = "localhost,127.0.0.1,[::1]";

let current: Proxies = {};

/** Sends every later request of this process through these proxies. The composition calls it once. */
export function useProxies(proxies: Proxies): void {
  current = proxies;
}

/** Whether any request goes through a proxy: names may then have a meaning only there. */
export function hasProxy(): boolean {
  return current.http !== undefined || current.https !== undefined;
}

/** The proxies as undici takes them; undefined where there is none. */
export function proxyOptions():
  | { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string }
  | undefined {
  if (!hasProxy()) return undefined;
  return {
    // An empty text is none: undici would otherwise read the environment by itself.
    httpProxy: current.http?.href ?? "",
    httpsProxy: current.https?.href ?? "",
    noProxy: [NEVER, current.except].filter(Boolean).join(","),
  };
}
