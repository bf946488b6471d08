import { describe, expect, it, vi } from "vitest";
import { forbidTelemetry } from "../../../src/config/forbid-telemetry.ts";

describe("reports to others", () => {
  it("are forbidden, whatever the surroundings say", () => {
    vi.stubEnv("ORT_DISABLE_TELEMETRY", "0");
    forbidTelemetry();
    expect(process.env["ORT_DISABLE_TELEMETRY"]).toBe("1");
    vi.unstubAllEnvs();
  });
});
