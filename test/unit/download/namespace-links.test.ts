import { describe, expect, it } from "vitest";
import {
  namespaceObstacle,
  tryNamespaceLinks,
} from "../../support/hostile/namespace/try-namespace-links.ts";
import { HOSTILE_LINKS } from "../../support/hostile/try-hostile-links.ts";

/** `npm run bench -- links` tries all of them. */
const STRIDE = 15;

describe("hostile links in a network of their own", () => {
  it("end in words or a file: nothing is sent inside, and nothing is left uncaught", async () => {
    const obstacle = await namespaceObstacle();
    if (obstacle !== undefined) {
      // hostile-links.test.ts tries servers on the loopback everywhere.
      console.warn(`No network namespace can be had here: ${obstacle}`);
      expect(obstacle).not.toBe("");
      return;
    }
    const report = await tryNamespaceLinks(STRIDE);
    expect(report).toMatchObject({
      tried: HOSTILE_LINKS / STRIDE,
      packetsInside: 0,
      privateConnections: [],
      crashes: [],
      bugs: [],
    });
    // The trial reaches what it may reach.
    expect(report.visits).toBeGreaterThan(20);
    expect(report.ends["IPv6 only: a file"]).toBeGreaterThan(0);
    expect(report.ends["rebinding: words"]).toBeGreaterThan(0);
  }, 120_000);
});
