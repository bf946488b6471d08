import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";

/**
 * A name lookup that always gives these addresses: what was checked is what is connected to, even
 * when the name's owner changes it in between. It answers later, as every lookup does: one that
 * answers at once makes `connect` fail before anybody listens for its errors, and an address that
 * has no route (IPv6 on a machine with IPv4 only) would then end the process.
 */
export function pinnedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  return (hostname, options, callback) => {
    process.nextTick(() => {
      const [first] = addresses;
      if (!first) callback(new Error(`${hostname} has no address`), "", 0);
      else if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}
