import { describe, expect, it } from "vitest";
import { createProviderDownloader } from "../../../src/download/provider-downloader.ts";
import { createPublicDownloader } from "../../../src/download/public-downloader.ts";
import { goodBehaviours, leadsTo } from "../../support/hostile/behaviours.ts";
import { hostileServer } from "../../support/hostile/hostile-server.ts";

const gives = goodBehaviours["a picture"] ?? (() => {});

describe("the downloader for a provider's results", () => {
  it("reaches the provider's own server, which no person's link does", async () => {
    const { port, host } = await hostileServer(gives);
    const origin = new URL(`http://${host}:${port}/base`);
    const ofProvider = createProviderDownloader({ origins: [origin], allowAddresses: [] });
    const ofPeople = createPublicDownloader({ allowAddresses: [], discord: { cdnUrl: undefined } });
    const link = `http://${host}:${port}/view?file=a.png`;
    await expect(ofProvider(link)).resolves.toBeDefined();
    for (const name of [host, "2130706433", "0x7f.1", "127.1", "localhost", "[::ffff:127.0.0.1]"]) {
      await expect(ofPeople(`http://${name}:${port}/admin`)).rejects.toThrow("Only public https");
    }
  });

  it("reaches no other private server, and follows no redirect to one", async () => {
    const other = await hostileServer(gives);
    const own = await hostileServer(leadsTo(`http://127.0.0.1:${other.port}/`));
    const download = createProviderDownloader({
      origins: [new URL(`http://127.0.0.1:${own.port}`)],
      allowAddresses: [],
    });
    await expect(download(`http://127.0.0.1:${other.port}/`)).rejects.toThrow("public https");
    await expect(download(`http://127.0.0.1:${own.port}/`)).rejects.toThrow("public https");
    await expect(download("https://169.254.169.254/")).rejects.toThrow("private address");
    expect(other.visits).toBe(0);
  });
});
