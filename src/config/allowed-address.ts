import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { say } from "../words/index.ts";
import type { AllowedAddress } from "./config.ts";
import { issueOf, parts } from "./fields.ts";

/** `host:port`, or a range such as `10.0.0.0/8`. */
function parse(text: string): AllowedAddress | undefined {
  const [network = "", prefix] = text.split("/");
  if (prefix !== undefined) return isRange(network, Number(prefix)) ? { cidr: text } : undefined;
  const url = URL.parse(`http://${text}`);
  if (!url || url.pathname !== "/" || url.username !== "") return undefined;
  const port = /:(\d+)$/.exec(text)?.[1];
  return port === undefined
    ? undefined
    : { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(port) };
}

function isRange(network: string, prefix: number): boolean {
  const family = isIP(network);
  if (family === 0) return false;
  try {
    new BlockList().addSubnet(network, prefix, family === 4 ? "ipv4" : "ipv6");
    return true;
  } catch {
    return false;
  }
}

/** EASEL_ALLOW_ADDRESSES: a list with commas of `host:port` and ranges. */
export const allowedAddresses = z.string().transform((text, context): readonly AllowedAddress[] =>
  parts(text).flatMap((part) => {
    const entry = parse(part);
    if (entry) return [entry];
    context.addIssue(issueOf((name) => say("settings.allowed-address", { name, part })));
    return [];
  }),
);
