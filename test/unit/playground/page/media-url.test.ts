import { describe, expect, it } from "vitest";
import { mediaUrl } from "../../../../src/playground/page/media-url.ts";

describe("mediaUrl", () => {
  it("loads the loopback's files from the page's own origin", () => {
    expect(mediaUrl("http://127.0.0.1:5000/attachments/1/2/a.png?ex=1")).toBe(
      "/attachments/1/2/a.png?ex=1",
    );
    expect(mediaUrl("http://localhost:5000/a")).toBe("/a");
  });

  it("leaves addresses elsewhere alone, for the page's policy to judge", () => {
    expect(mediaUrl("https://example.org/a.png")).toBe("https://example.org/a.png");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "no address"])("drops %s", (url) => {
    expect(mediaUrl(url)).toBe("");
  });
});
