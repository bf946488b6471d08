import { beforeAll, describe, expect, it } from "vitest";
import type { Downloader } from "../../src/download/downloader.ts";
import { createPublicDownloader } from "../../src/download/public-downloader.ts";
import { parseConfig } from "../../src/load-config.ts";
import { openProvider } from "../../src/providers/open-providers.ts";
import { providers } from "../../src/providers/registry.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";
import { startVendorServer, type VendorServer } from "../support/vendors/vendor-server.ts";
import { text } from "../support/vendors/answer.ts";
import { vendors } from "../support/vendors/vendors.ts";

/** The settings that name a service's own server, by the ids of providers. */
const addressSettings: Readonly<Record<string, string>> = {
  segmind: "SEGMIND_BASE_URL",
  imagepipeline: "IMAGEPIPELINE_BASE_URL",
  openai: "OPENAI_BASE_URL",
  gemini: "GEMINI_BASE_URL",
  fal: "FAL_BASE_URL",
  replicate: "REPLICATE_BASE_URL",
  comfyui: "COMFYUI_URL",
  a1111: "A1111_URL",
  horde: "AIHORDE_BASE_URL",
};

/** A private server for each setting, and the downloader that each provider is given. */
const servers = new Map<string, VendorServer>();
const downloaders = new Map<string, Downloader>();
let ofPeople: Downloader = async () => Promise.reject(new Error("not open yet"));

const linkTo = (id: string): string => new URL("/result.png", servers.get(id)?.url).href;
const visits = (id: string): number =>
  servers.get(id)?.requests.filter(({ path }) => path === "/result.png").length ?? 0;

beforeAll(async () => {
  const settings: Record<string, string> = { SEGMIND_API_KEY: "SG_0123456789abcdef" };
  for (const [id, name] of Object.entries(addressSettings)) {
    const server = await startVendorServer(() => text(404, "text/plain", "Not Found"));
    servers.set(id, server);
    settings[name] = server.url.href;
  }
  const config = parseConfig(settings);
  for (const provider of providers) {
    const listening = {
      ...provider,
      open: (...[given, parts]: Parameters<typeof provider.open>) => {
        downloaders.set(provider.id, parts.download);
        return provider.open(given, parts);
      },
    };
    openProvider(listening, config, { log: new RecordingLog(), version: "0.0.0", keep: false });
  }
  ofPeople = createPublicDownloader(config);
  return async () => {
    await Promise.all([...servers.values()].map(async (server) => server.close()));
  };
});

it("every provider that has a server has a row here", () => {
  expect(new Set(Object.keys(addressSettings))).toEqual(new Set(Object.keys(vendors)));
});

describe.each(Object.entries(addressSettings))("the private server of %s (%s)", (id) => {
  it("is reached by its own provider", async () => {
    const before = visits(id);
    await expect(downloaders.get(id)?.(linkTo(id))).rejects.toThrow("nothing behind this link");
    expect(visits(id)).toBe(before + 1);
  });

  it("is reached by no other provider, the own engine included", async () => {
    const before = visits(id);
    const others = [...downloaders].filter(([each]) => each !== id);
    expect(others).toHaveLength(providers.length - 1);
    for (const [, download] of others) {
      await expect(download(linkTo(id))).rejects.toThrow("public https");
    }
    expect(visits(id)).toBe(before);
  });

  it.each(["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])(
    "is reached by no link of a person's, as %s",
    async (name) => {
      const before = visits(id);
      const link = new URL(linkTo(id));
      const spelled = `http://${name}:${link.port}/result.png`;
      await expect(ofPeople(spelled)).rejects.toThrow("public https");
      expect(visits(id)).toBe(before);
    },
  );
});
