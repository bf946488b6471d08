import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLinkDownloader } from "../../../src/download/downloader.ts";
import type { DownloaderOptions } from "../../../src/download/downloader.ts";
import type { AllowedAddress } from "../../../src/download/address-policy.ts";
import { redirect, text } from "../../support/vendors/answer.ts";
import { startDownloadHost } from "../../support/vendors/download-host.ts";
import type { DownloadHost } from "../../support/vendors/download-host.ts";
import { faults } from "../../support/vendors/faults.ts";
import { jpeg } from "../../support/vendors/pictures.ts";

let host: DownloadHost;
beforeEach(async () => {
  host = await startDownloadHost();
});
afterEach(async () => host.close());

const picture = () => host.link(32, 32, 5);

const neverResolves = async () => new Promise<never>(() => {});

const here = (): AllowedAddress => ({ host: "127.0.0.1", port: Number(host.url.port) });

function downloader(options: DownloaderOptions = {}, allowAddresses = [here()]) {
  return createLinkDownloader({ allowAddresses, allowOrigins: [] }, options);
}

describe("a download", () => {
  it("gives the bytes of a picture, and shows no key", async () => {
    const bytes = await downloader()(picture());
    expect(Buffer.compare(Buffer.from(bytes), jpeg(32, 32, 5))).toBe(0);
    expect(host.requests[0]?.headers).not.toHaveProperty("cookie");
  });

  it("hands over any file: whoever asked for it looks at it", async () => {
    host.next(text(200, "text/html", "<p>no picture</p>"));
    expect(Buffer.from(await downloader()(picture())).toString()).toBe("<p>no picture</p>");
  });

  it("follows three redirects, relative ones too, but not four", async () => {
    const [step, end] = [redirect("/next"), redirect(picture())];
    host.next(step, step, end);
    await expect(downloader()(picture())).resolves.toBeDefined();
    host.next(step, step, step, end);
    await expect(downloader()(picture())).rejects.toThrow("more than 3 times");
    expect(host.requests).toHaveLength(8);
  });

  it.each(["https://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://127.0.0.1:1/"])(
    "checks a redirect anew, and does not go to %s",
    async (place) => {
      host.next(redirect(place));
      await expect(downloader()(picture())).rejects.toMatchObject({ code: "invalid-picture" });
      expect(host.requests).toHaveLength(1);
    },
  );

  it("connects to the address that was checked, not to what a name means later", async () => {
    const allowAddresses = [{ host: "pictures.example", port: Number(host.url.port) }];
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return [{ address: "127.0.0.1", family: 4 }];
    };
    const link = picture().replace("127.0.0.1", "pictures.example");
    await expect(downloader({ resolve }, allowAddresses)(link)).resolves.toBeDefined();
    expect(asked).toEqual(["pictures.example"]);
  });

  it("ends while it streams when the file is too large", async () => {
    host.next(faults["60 MB body"]);
    const download = downloader({ maxBytes: 2 * 1024 ** 2 });
    await expect(download(picture())).rejects.toMatchObject({
      code: "picture-too-large",
      message: "The picture is larger than 2 MiB. Use a smaller one.",
    });
  });

  it.each(["hang", "slow body"] as const)("ends at its deadline: %s", async (name) => {
    host.next(faults[name]);
    const download = downloader({ timeoutMs: 200 });
    await expect(download(picture())).rejects.toThrow("took too long");
  });

  it("ends at once with the signal's own reason", async () => {
    host.next(faults.hang);
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const waiting = downloader()(picture(), controller.signal);
    setTimeout(() => controller.abort(reason), 20);
    await expect(waiting).rejects.toBe(reason);
    await expect(downloader()(picture(), controller.signal)).rejects.toBe(reason);
  });

  it("ends at its deadline while a name is looked up", async () => {
    const download = downloader({ resolve: neverResolves, timeoutMs: 30 });
    await expect(download("https://slow.example/")).rejects.toMatchObject({
      message: "The server behind the link took too long. Try again later.",
      temporary: true,
    });
  });

  it("ends at once while a name is looked up", async () => {
    const controller = new AbortController();
    const waiting = downloader({ resolve: neverResolves })(
      "https://slow.example/",
      controller.signal,
    );
    controller.abort("cancelled");
    await expect(waiting).rejects.toBe("cancelled");
  });

  it.each([
    [404, "any more", false],
    [410, "any more", false],
    [403, "status 403", false],
    [204, "status 204", false],
    [429, "status 429", true],
    [503, "status 503", true],
  ])("says what a status %i means", async (status, words, temporary) => {
    host.next(text(status, "text/plain", ""));
    await expect(downloader()(picture())).rejects.toMatchObject({
      message: expect.stringContaining(words) as string,
      temporary,
    });
  });

  it.each(["reset", "cut body"] as const)(
    "can be tried again after a broken connection: %s",
    async (name) => {
      host.next(faults[name]);
      await expect(downloader()(picture())).rejects.toMatchObject({ temporary: true });
    },
  );

  it("wants a complete link", async () => {
    await expect(downloader()("pictures/apple.png")).rejects.toThrow("not a complete link");
  });
});
