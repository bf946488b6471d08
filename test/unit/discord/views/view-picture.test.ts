import { describe, expect, it } from "vitest";
import { pictureName } from "../../../../src/discord/views/view-picture.ts";

describe("pictureName", () => {
  it("counts from 1 and follows the media type", () => {
    expect(pictureName("k3", 0, "image/webp")).toBe("easel-k3-1.webp");
    expect(pictureName("k3", 3, "image/unknown")).toBe("easel-k3-4.png");
  });
});
