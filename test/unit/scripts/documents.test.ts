import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documents } from "../../../scripts/docs/documents.ts";
import { parseEnv } from "../../../src/config/env-file/parse-env.ts";
import { parseConfig } from "../../../src/load-config.ts";

const onDisk = (name: string): string =>
  readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

describe("the documents that follow from the code", () => {
  it.each(Object.entries(documents))("%s is current (else: npm run docs)", (name, make) => {
    expect(onDisk(name)).toBe(make());
  });

  it("change nothing when .env.example is used as it stands", () => {
    const { variables, remarks, problems } = parseEnv(onDisk(".env.example"));
    expect({ remarks, problems }).toEqual({ remarks: [], problems: [] });
    expect(parseConfig(Object.fromEntries(variables))).toEqual(parseConfig({}));
  });
});
