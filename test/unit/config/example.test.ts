import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../../src/config/environment.ts";
import { parseConfig } from "../../../src/config/load.ts";

const example = parseEnv(readFileSync(new URL("../../../.env.example", import.meta.url), "utf8"));

describe(".env.example", () => {
  it("names every setting and no other", () => {
    expect(Object.keys(example).toSorted()).toEqual(
      Object.keys(environmentSchema.shape).toSorted(),
    );
  });

  it("changes nothing when it is used as it stands", () => {
    expect(parseConfig(example)).toEqual(parseConfig({}));
  });
});
