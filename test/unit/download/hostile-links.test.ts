import { describe, expect, it } from "vitest";
import { HOSTILE_LINKS, tryHostileLinks } from "../../support/hostile/try-hostile-links.ts";

/** `npm run bench -- links` tries all of them. */
const STRIDE = 4;

describe("hostile links", () => {
  it("end in words: no connection inside, no error that nobody caught", async () => {
    expect(await tryHostileLinks(STRIDE)).toEqual({
      tried: HOSTILE_LINKS / STRIDE,
      privateConnections: [],
      crashes: [],
      bugs: [],
    });
  }, 60_000);
});
