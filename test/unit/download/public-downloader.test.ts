import { describe, expect, it, onTestFinished } from "vitest";
import { createPublicDownloader } from "../../../src/download/public-downloader.ts";
import { parseConfig } from "../../../src/load-config.ts";
import { startDownloadHost } from "../../support/vendors/download-host.ts";

async function start() {
  const host = await startDownloadHost();
  onTestFinished(() => host.close());
  return host;
}

describe("the downloader for links of people", () => {
  it("reaches Discord's configured file server, and no other private one", async () => {
    const host = await start();
    const open = createPublicDownloader(parseConfig({ DISCORD_CDN_URL: host.url.href }));
    await expect(open(host.link(8, 8, 1))).resolves.toBeDefined();
    const closed = createPublicDownloader(parseConfig({}));
    await expect(closed(host.link(8, 8, 1))).rejects.toThrow("Only public https");
  });

  it("never reaches the server of a provider, however its address is written", async () => {
    const host = await start();
    const settings = { SEGMIND_API_KEY: "SG_1", SEGMIND_BASE_URL: host.url.href };
    const download = createPublicDownloader(parseConfig(settings));
    for (const name of ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]"]) {
      await expect(download(`http://${name}:${host.url.port}/admin`)).rejects.toThrow("public");
    }
    expect(host.requests).toEqual([]);
  });
});
