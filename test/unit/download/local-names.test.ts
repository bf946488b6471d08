import { describe, expect, it } from "vitest";
import { isLocalName } from "../../../src/download/local-names.ts";

describe("isLocalName", () => {
  it.each(["intranet", "localhost", "a.localhost", "NAS.local", "x.internal", "r.home.arpa", ""])(
    "holds %j for one of a local network",
    (name) => expect(isLocalName(name)).toBe(true),
  );

  it.each(["example.com", "local.example", "cdn.discordapp.com", "1.1.1.1"])(
    "holds %j for a public one",
    (name) => expect(isLocalName(name)).toBe(false),
  );
});
