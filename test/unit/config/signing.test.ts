import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";

describe("the settings of who signs", () => {
  it("are two files, or none", () => {
    const files = { EASEL_C2PA_CERTIFICATE: "chain.pem", EASEL_C2PA_KEY: "/keys/key.pem" };
    expect(parseConfig(files).signing).toEqual({
      certificate: path.resolve("chain.pem"),
      key: "/keys/key.pem",
    });
    expect(parseConfig({}).signing).toBeUndefined();
  });

  it.each([
    ["EASEL_C2PA_CERTIFICATE", "EASEL_C2PA_KEY"],
    ["EASEL_C2PA_KEY", "EASEL_C2PA_CERTIFICATE"],
  ])("are refused with %s alone", (given, missing) => {
    expect(() => parseConfig({ [given]: "file.pem" })).toThrow(`${missing} is missing`);
  });
});
