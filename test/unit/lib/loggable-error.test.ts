import { describe, expect, it } from "vitest";
import { loggableError } from "../../../src/lib/loggable-error.ts";

describe("an error in the log", () => {
  it("keeps its words, its stack and its causes", () => {
    const error = new TypeError("no such picture", { cause: new Error("the disk is gone") });
    expect(loggableError(error)).toMatchObject({
      name: "TypeError",
      message: "no such picture",
      stack: expect.stringContaining("loggable-error.test.ts"),
      cause: { message: "the disk is gone" },
    });
  });

  it("keeps the code, and leaves out every other field", () => {
    const error = Object.assign(new Error("refused"), { code: "EACCES", url: "/webhooks/1/token" });
    expect(loggableError(error)).toMatchObject({ code: "EACCES" });
    expect(JSON.stringify(loggableError(error))).not.toContain("token");
  });

  it("leaves alone what is no error", () => {
    expect(loggableError("a word")).toBe("a word");
    expect(loggableError(undefined)).toBeUndefined();
  });
});
