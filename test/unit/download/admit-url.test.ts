import { describe, expect, it } from "vitest";
import type { AddressPolicy } from "../../../src/download/address-policy.ts";
import { admitUrl } from "../../../src/download/admit-url.ts";

const closed: AddressPolicy = { allowAddresses: [], allowOrigins: [] };

/** A name service with a public, a private and a two-faced name. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  "public.example": ["93.184.216.34", "2606:4700::1111"],
  "private.example": ["192.168.1.20"],
  "two-faced.example": ["93.184.216.34", "127.0.0.1"],
  localhost: ["127.0.0.1", "::1"],
  "empty.example": [],
};
const resolve = async (name: string) => {
  const found = addresses[name];
  if (!found) throw new Error("ENOTFOUND");
  return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};
const admit = async (link: string, policy = closed) => admitUrl(new URL(link), policy, resolve);

describe("a link that is fetched", () => {
  it("is public https, pinned to the addresses that were checked", async () => {
    const { url, addresses } = await admit("https://public.example/a.png");
    expect(url.href).toBe("https://public.example/a.png");
    expect(addresses).toEqual([
      { address: "93.184.216.34", family: 4 },
      { address: "2606:4700::1111", family: 6 },
    ]);
  });

  it("may name a public address itself", async () => {
    const literal = { addresses: [{ address: "1.1.1.1", family: 4 }] };
    await expect(admit("https://1.1.1.1/a.png")).resolves.toMatchObject(literal);
    await expect(admit("https://[2606:4700::1111]/")).resolves.toBeDefined();
  });

  it.each([
    [{ host: "192.168.1.20", port: 9000 }, "http://192.168.1.20:9000/a"],
    [{ host: "private.example", port: 80 }, "http://private.example/a"],
    [{ host: "192.168.1.20", port: 8443 }, "https://private.example:8443/a"],
    [{ cidr: "192.168.0.0/16" }, "http://private.example:8080/a"],
    [{ cidr: "127.0.0.0/8" }, "http://[::ffff:127.0.0.1]:8080/a"],
    [{ host: "::1", port: 8080 }, "http://[::1]:8080/a"],
  ])("may be one that the operator opened: %j for %s", async (entry, link) => {
    const policy = { ...closed, allowAddresses: [entry] };
    await expect(admit(link, policy)).resolves.toBeDefined();
  });

  it("may lead to a server that the settings name, whatever its name resolves to", async () => {
    const policy = { ...closed, allowOrigins: [new URL("http://localhost:5000/base")] };
    await expect(admit("http://localhost:5000/a.png", policy)).resolves.toBeDefined();
    await expect(admit("http://localhost:5001/a.png", policy)).rejects.toThrow("Only public https");
  });
});

describe("a link that is refused", () => {
  it.each([
    "https://127.0.0.1/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://１２７.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[::ffff:0:127.0.0.1]/",
    "https://[::ffff:0:8.8.8.8]/",
    "https://[2002:7f00:1::]/",
    "https://[fd00::1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/",
    "https://localhost./",
    "https://private.example/",
    "https://two-faced.example/",
  ])("leads to a private address: %s", async (link) => {
    await expect(admit(link)).rejects.toMatchObject({
      code: "invalid-picture",
      message: expect.stringContaining("private address") as string,
    });
  });

  it.each(["http://public.example/", "https://public.example:8443/", "http://10.0.0.1/"])(
    "is not https on its usual port: %s",
    async (link) => {
      await expect(admit(link)).rejects.toThrow("Only public https links");
    },
  );

  it.each(["ftp://public.example/", "file:///etc/passwd", "data:image/png;base64,AAAA"])(
    "is of another kind: %s",
    async (link) => {
      await expect(admit(link)).rejects.toThrow("https://");
    },
  );

  it("carries a name and password", async () => {
    await expect(admit("https://me:secret@public.example/")).rejects.toThrow("password");
  });

  it.each(["nowhere.example", "empty.example"])("has no server: %s", async (name) => {
    await expect(admit(`https://${name}/`)).rejects.toMatchObject({ temporary: true });
  });

  it("is opened for another port only", async () => {
    const policy = { ...closed, allowAddresses: [{ host: "127.0.0.1", port: 9000 }] };
    await expect(admit("http://127.0.0.1:9001/", policy)).rejects.toThrow("Only public https");
  });
});
