import { onTestFinished } from "vitest";
import { startDownloadHost } from "./download-host.ts";
import { startFalDouble } from "./fal-double.ts";
import { openWith } from "./open-provider.ts";
import { TEST_KEY } from "./vendor.ts";

/** fal at work on its double; both end with the test. */
export async function openFal(settings: Readonly<Record<string, string>> = {}) {
  const host = await startDownloadHost();
  onTestFinished(async () => host.close());
  const double = await startFalDouble({ key: TEST_KEY }, host);
  onTestFinished(async () => double.close());
  const { open, model } = await openWith("fal", {
    FAL_KEY: TEST_KEY,
    FAL_BASE_URL: double.url.href,
    EASEL_ALLOW_ADDRESSES: host.url.host,
    ...settings,
  });
  return { host, double, open, model: (name = "fal-ai/flux/dev") => model(`fal/${name}`) };
}
