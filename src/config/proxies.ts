import { z } from "zod";
import { say } from "../words/index.ts";
import { setting, text } from "./fields.ts";
import type { Variables } from "./read-settings.ts";

/** The address of a proxy, with http:// understood; a name and password in it are used. */
const proxyAddress = setting(
  (given) => {
    const url = URL.parse(given.includes("://") ? given : `http://${given}`);
    return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
  },
  (name) => say("settings.proxy", { name }),
);

/** The way out of this network, by the names that other programs read too. */
export const network = z.object({
  HTTPS_PROXY: proxyAddress
    .optional()
    .describe(
      "A proxy through which everything by https goes: services, models, links, Discord's requests (its gateway connects directly). Small letters count too.",
    ),
  HTTP_PROXY: proxyAddress
    .optional()
    .describe("The same for plain http, and for https where HTTPS_PROXY is empty."),
  NO_PROXY: text
    .optional()
    .describe(
      "Hosts that are reached without the proxy, with commas: names, with all that end in them, and addresses. This machine is always among them.",
    ),
});

/** The names of these settings, which are not Easel's alone. */
export const sharedNames: readonly string[] = Object.keys(network.shape);

/** The variables with proxies by their names in capitals. Small letters win, as they do elsewhere. */
export function withProxyNames(variables: Variables): Variables {
  const small = sharedNames.flatMap((name) => {
    const value = variables[name.toLowerCase()]?.trim();
    return value ? [[name, value] as const] : [];
  });
  return { ...variables, ...Object.fromEntries(small) };
}
