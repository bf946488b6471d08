import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";

describe("the proxies of the settings", () => {
  it.each([
    [{ HTTPS_PROXY: "http://proxy.example:3128" }, "http://proxy.example:3128/"],
    [
      { https_proxy: "http://small.example:1", HTTPS_PROXY: "http://big.example:2" },
      "http://small.example:1/",
    ],
    [{ https_proxy: " ", HTTPS_PROXY: "http://big.example:2" }, "http://big.example:2/"],
    [{ HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128/"],
    [{ HTTPS_PROXY: "https://me:secret@proxy.example" }, "https://me:secret@proxy.example/"],
    [{}, undefined],
  ])("are read from %j", (variables, expected) => {
    expect(parseConfig(variables).proxies.https?.href).toBe(expected);
  });

  it("hold what is reached directly, as it stands", () => {
    expect(parseConfig({ no_proxy: "a.example, *.lan" }).proxies.except).toBe("a.example, *.lan");
  });

  it.each(["socks5://proxy.example:1080", "://", "http://"])("are refused: %s", (HTTPS_PROXY) => {
    expect(() => parseConfig({ HTTPS_PROXY })).toThrow(
      "HTTPS_PROXY must be the address of an HTTP proxy, such as http://proxy.example:3128.",
    );
  });
});
