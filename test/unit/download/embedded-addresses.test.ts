import { describe, expect, it } from "vitest";
import { embeddedAddresses } from "../../../src/download/embedded-addresses.ts";
import { ipv6Groups } from "../../../src/download/ipv6-groups.ts";

describe("ipv6Groups", () => {
  it.each([
    ["::", [0, 0, 0, 0, 0, 0, 0, 0]],
    ["::1", [0, 0, 0, 0, 0, 0, 0, 1]],
    ["2001:DB8::", [0x2001, 0xdb8, 0, 0, 0, 0, 0, 0]],
    ["1:2:3:4:5:6:7:8", [1, 2, 3, 4, 5, 6, 7, 8]],
    ["::ffff:1.2.3.4", [0, 0, 0, 0, 0, 0xffff, 0x102, 0x304]],
  ])("reads %s", (address, groups) => expect(ipv6Groups(address)).toEqual(groups));

  it.each(["1.2.3.4", "fe80::1%eth0", "1::2::3", "", "]", "::1]/x["])(
    "reads nothing in %j",
    (address) => expect(ipv6Groups(address)).toBeUndefined(),
  );
});

describe("embeddedAddresses", () => {
  it.each([
    ["::ffff:1.2.3.4", "for", ["1.2.3.4"]],
    ["64:ff9b::1.2.3.4", "for", ["1.2.3.4"]],
    ["64:ff9b:1::1.2.3.4", "for", ["1.2.3.4"]],
    // The example of RFC 6052, 2.4, with the local prefix: 192.0.2.33 behind 48 bits.
    ["64:ff9b:1:c000:2:2100::", "for", ["192.0.2.33"]],
    ["2001:db8::5efe:1.2.3.4", "beside", ["1.2.3.4"]],
    ["2606:4700::1111", "beside", []],
  ] as const)("finds what %s may lead to", (address, stands, addresses) => {
    const found = embeddedAddresses(address);
    expect(found?.stands).toBe(stands);
    expect(found?.addresses).toEqual(expect.arrayContaining([...addresses]));
    if (addresses.length === 0) expect(found?.addresses).toEqual([]);
  });
});
