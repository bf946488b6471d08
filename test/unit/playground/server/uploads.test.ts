import { describe, expect, it } from "vitest";
import { Uploads } from "../../../../src/playground/server/uploads.ts";

const file = (name: string) => ({ name, bytes: new Uint8Array([1]) });

describe("Uploads", () => {
  it("gives a file away once", () => {
    const uploads = new Uploads();
    const id = uploads.keep(file("a.png"));
    expect(uploads.take(id).name).toBe("a.png");
    expect(() => uploads.take(id)).toThrow("attach it again");
  });

  it("lets the oldest go when there are too many", () => {
    const uploads = new Uploads();
    const ids = Array.from({ length: 41 }, (_, index) => uploads.keep(file(`${index}.png`)));
    expect(() => uploads.take(ids[0] ?? "")).toThrow("no longer there");
    expect(uploads.take(ids[1] ?? "").name).toBe("1.png");
  });
});
