import { describe, expect, it } from "vitest";
import { endpoint } from "../../../src/http/endpoint.ts";

describe("endpoint", () => {
  it.each([
    ["https://api.segmind.com/v1", "https://api.segmind.com/v1/sdxl1.0-txt2img"],
    ["https://api.segmind.com/v1/", "https://api.segmind.com/v1/sdxl1.0-txt2img"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/sdxl1.0-txt2img"],
  ])("puts a path below %s", (base, expected) => {
    expect(endpoint(new URL(base), "sdxl1.0-txt2img").href).toBe(expected);
  });
});
