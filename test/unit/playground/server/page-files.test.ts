import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { pageFiles } from "../../../../src/playground/server/page-files.ts";

const folder = path.resolve(import.meta.dirname, "../../../../src/playground/page");

describe("pageFiles", () => {
  it("hands out TypeScript without its types, as JavaScript", async () => {
    const file = await pageFiles()("media-url.ts");
    expect(file?.contentType).toContain("text/javascript");
    expect(file?.body).toContain("export function mediaUrl(url");
    expect(file?.body).not.toContain("url: string");
  });

  it("prepares every module of the page", async () => {
    const files = pageFiles();
    const names = await readdir(folder, { recursive: true });
    const modules = names.filter((name) => name.endsWith(".ts"));
    const bodies = await Promise.all(modules.map((name) => files(name)));
    expect(bodies.every((file) => file !== undefined)).toBe(true);
    expect(modules.length).toBeGreaterThan(50);
  });

  it("gives pages, styles and drawings their content types", async () => {
    const files = pageFiles();
    const types = await Promise.all(
      ["index.html", "style/tokens.css", "easel.svg"].map(async (name) => {
        return (await files(name))?.contentType;
      }),
    );
    expect(types).toEqual(["text/html; charset=utf-8", "text/css; charset=utf-8", "image/svg+xml"]);
  });

  it.each([
    "../server/guard.ts",
    "..%2fserver/guard.ts",
    "/etc/passwd",
    "style/../../server/guard.ts",
    "tsconfig.json",
    "lost.ts",
    "",
  ])("has no file %j", async (name) => {
    await expect(pageFiles()(name)).resolves.toBeUndefined();
  });
});
