import { BlockList, isIP } from "node:net";
import type { AllowedAddress } from "./config.ts";
import { list } from "./fields.ts";

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
export const allowedAddresses = list.transform((parts, context): readonly AllowedAddress[] =>
  parts.flatMap((part) => {
    const entry = parse(part);
    if (entry) return [entry];
    context.addIssue({
      code: "custom",
      message: `holds "${part}": write host:port (127.0.0.1:8080) or a range (10.0.0.0/8), with commas between`,
    });
    return [];
  }),
);
