import { onTestFinished } from "vitest";
import { startDownloadHost } from "./download-host.ts";
import { openWith } from "./open-provider.ts";
import { startReplicateDouble } from "./replicate-double.ts";
import { TEST_KEY } from "./vendor.ts";

/** Replicate at work on its double; both end with the test. */
export async function openReplicate(
  settings: Readonly<Record<string, string>> = {},
  { tellsOfficial = true } = {},
) {
  const host = await startDownloadHost();
  onTestFinished(async () => host.close());
  const double = await startReplicateDouble({ token: TEST_KEY }, host);
  double.tellsOfficial = tellsOfficial;
  onTestFinished(async () => double.close());
  const { open, model } = await openWith("replicate", {
    REPLICATE_API_TOKEN: TEST_KEY,
    REPLICATE_BASE_URL: double.url.href,
    REPLICATE_MODELS: "black-forest-labs/flux-schnell, stability-ai/sdxl",
    EASEL_ALLOW_ADDRESSES: host.url.host,
    ...settings,
  });
  const named = (name = "black-forest-labs/flux-schnell") => model(`replicate/${name}`);
  return { host, double, open, model: named };
}
