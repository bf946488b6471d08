import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";

/**
 * A name lookup that always gives these addresses: what was checked is what is connected to, even
 * when the name's owner changes it in between.
 */
export function pinnedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (!first) callback(new Error(`${hostname} has no address`), "", 0);
    else if (options.all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
