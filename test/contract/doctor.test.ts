import { describe, expect, it, onTestFinished } from "vitest";
import type { Finding } from "../../src/domain/finding.ts";
import { json } from "../support/vendors/answer.ts";
import { openOnDouble } from "../support/vendors/open-on-double.ts";
import { startVendorServer } from "../support/vendors/vendor-server.ts";
import { vendors } from "../support/vendors/vendors.ts";
import { spoken } from "../support/words/spoken.ts";

/** For each provider: its address and its key, and what the doctor tells when all is well. */
const rows: Readonly<Record<string, readonly [address: string, key: string, tells: RegExp]>> = {
  segmind: ["SEGMIND_BASE_URL", "SEGMIND_API_KEY", /the key works.*\d/],
  imagepipeline: ["IMAGEPIPELINE_BASE_URL", "IMAGEPIPELINE_API_KEY", /key/],
  openai: ["OPENAI_BASE_URL", "OPENAI_API_KEY", /gpt-image-2/],
  gemini: ["GEMINI_BASE_URL", "GEMINI_API_KEY", /gemini-3\.1-flash-image/],
  fal: ["FAL_BASE_URL", "FAL_KEY", /the key works/],
  replicate: ["REPLICATE_BASE_URL", "REPLICATE_API_TOKEN", /somebody/],
  comfyui: ["COMFYUI_URL", "COMFYUI_HEADER", /version 0\.9\.1.*models/s],
  a1111: ["A1111_URL", "A1111_AUTH", /AUTOMATIC1111.*3 checkpoints/s],
  horde: ["AIHORDE_BASE_URL", "AIHORDE_API_KEY", /kudos.*3 models/s],
};

/** A key of the right form that nobody gave out. */
const WRONG: Readonly<Record<string, string>> = {
  A1111_AUTH: "easel:another password",
  COMFYUI_HEADER: "Authorization: Bearer another-key",
  SEGMIND_API_KEY: "SG_fedcba9876543210",
};

const words = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ lines, next = [] }) => [...lines, ...[next].flat()])
    .map(spoken)
    .join("\n");

async function examine(id: string, change: Readonly<Record<string, string>> = {}) {
  const vendor = vendors[id];
  if (!vendor) throw new Error(`no vendor ${id}`);
  const opened = await openOnDouble(id, vendor, change);
  onTestFinished(async () => opened.close());
  const findings = await opened.check();
  return { findings, text: words(findings), posts: opened.double.posts.length };
}

it("every provider that has a server has a row here", () => {
  expect(new Set(Object.keys(rows))).toEqual(new Set(Object.keys(vendors)));
});

describe.each(Object.entries(rows))("the doctor at %s", (id, [address, key, tells]) => {
  it("tells what is there, and orders nothing", async () => {
    const { findings, text, posts } = await examine(id);
    expect(findings.map(({ broken = false }) => broken)).toEqual([false]);
    expect(text).toMatch(tells);
    expect(posts).toBe(0);
  });

  it("says that the key is refused, which setting holds it, and never shows it", async () => {
    const refusing = await startVendorServer(() =>
      json(401, { error: "Unauthorized", message: "Unauthorized", detail: "Unauthorized" }),
    );
    onTestFinished(async () => refusing.close());
    const wrong = WRONG[key] ?? "another-key-0123";
    const { findings, text } = await examine(id, { [address]: refusing.url.href, [key]: wrong });
    expect(findings.map(({ broken }) => broken)).toEqual([true]);
    expect(text).toContain(key);
    expect(JSON.stringify(findings)).not.toContain(wrong.replace(/^.*[: ]/, ""));
  });

  it("says that nobody answers, and what to do", async () => {
    const gone = await startVendorServer(() => ({ kind: "reset" }));
    await gone.close();
    const { findings } = await examine(id, { [address]: gone.url.href });
    expect(findings.map(({ broken }) => broken)).toEqual([true]);
    expect(findings.flatMap(({ next = [] }) => [next].flat()).length).toBeGreaterThan(0);
  });
});
