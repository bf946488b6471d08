import { describe, expect, it } from "vitest";
import { checkProxy } from "../../../../src/cli/doctor/check-proxy.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import { startForwardProxy } from "../../../support/proxy/forward-proxy.ts";
import { deadUrl } from "../../../support/vendors/dead-url.ts";
import { spoken } from "../../../support/words/spoken.ts";

const linesFor = async (variables: Record<string, string>) => {
  const findings = await checkProxy(parseConfig(variables));
  return findings.map(({ lines, broken }) => ({ broken, lines: lines.map(spoken) }));
};
const gateway =
  "Discord's gateway (gateway.discord.gg, port 443) does not go through it: let this machine reach it";

describe("the doctor's look at proxies", () => {
  it("says nothing where there is none", async () => {
    expect(await linesFor({ NO_PROXY: "*" })).toEqual([]);
  });

  it("names them without their passwords, and what does not go through them", async () => {
    const { url } = await startForwardProxy();
    const HTTPS_PROXY = url.href.replace("//", "//me:secret@");
    expect(await linesFor({ HTTPS_PROXY, no_proxy: "nas.lan" })).toEqual([
      {
        broken: false,
        lines: [
          `https goes through ${url.host}`,
          "not to nas.lan, nor to this machine (NO_PROXY)",
          gateway,
        ],
      },
    ]);
  });

  it("finds out that one does not answer", async () => {
    const { href, host } = await deadUrl();
    expect(await linesFor({ HTTP_PROXY: href })).toEqual([
      {
        broken: true,
        lines: [
          `https goes through ${host}`,
          `http goes through ${host}`,
          `${host} does not answer`,
          gateway,
        ],
      },
    ]);
  });
});
