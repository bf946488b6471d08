import { describe, expect, it } from "vitest";
import { readLicence } from "../../../src/hub/licence.ts";

describe("a repository's licence", () => {
  it.each([
    [{ cardData: { license: "mit" } }, { name: "mit", link: undefined }],
    [
      {
        cardData: {
          license: "other",
          license_name: "stability",
          license_link: "https://a.example/l",
        },
      },
      { name: "stability", link: "https://a.example/l" },
    ],
    [
      { cardData: { license: "other", license_link: "LICENSE.md" } },
      { name: "other", link: undefined },
    ],
    [
      { cardData: { license: ["mit", "apache-2.0"] } },
      { name: "mit, apache-2.0", link: undefined },
    ],
    [{ tags: ["onnx", "license:openrail"] }, { name: "openrail", link: undefined }],
    [{ cardData: { license: "a\u001B[2J\nb" } }, { name: "a [2J b", link: undefined }],
    [
      { cardData: 5, tags: ["license:mit"] },
      { name: "mit", link: undefined },
    ],
    [{}, undefined],
    ["nothing", undefined],
  ])("of %j", (value, expected) => {
    expect(readLicence(value)).toEqual(expected);
  });
});
