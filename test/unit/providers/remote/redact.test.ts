import { describe, expect, it } from "vitest";
import { redact } from "../../../../src/providers/remote/redact.ts";

describe("redact", () => {
  it("removes the secrets it is given, longer ones first, and whatever looks like a Segmind key", () => {
    const text = "key abcd1234 of abcd1234-long and SG_0a1B2c";
    expect(redact(text, ["abcd1234", "abcd1234-long"])).toBe(
      "key [removed] of [removed] and [removed]",
    );
  });

  it("leaves very short secrets alone, which would tear every word apart", () => {
    expect(redact("a cat sat", ["a", ""])).toBe("a cat sat");
  });

  it("takes the words out of a page, on one line", () => {
    const page =
      "<html><style>b { color: red }</style><script>alert(1)</script><h1>Bad\n Gateway</h1>\u001b[31m</html>";
    expect(redact(page, [])).toBe("Bad Gateway [31m");
  });

  it("cuts long texts", () => {
    expect(redact("x".repeat(1000), [])).toBe(`${"x".repeat(300)}…`);
  });
});
