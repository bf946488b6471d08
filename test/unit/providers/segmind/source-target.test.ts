import { describe, expect, it } from "vitest";
import type { Source } from "../../../../src/domain/request.ts";
import { sourceTarget, warnOfFit } from "../../../../src/providers/segmind/source-target.ts";
import { spoken } from "../../../support/words/spoken.ts";

const sourceOf = (width: number, height: number, enlarge?: 2): Source => ({
  picture: "",
  width,
  height,
  enlarge,
});

function fit(source: Source, size?: { width: number; height: number }) {
  const warnings: string[] = [];
  warnOfFit(source, size, "M", (_, message) => warnings.push(spoken(message)));
  const { width, height } = sourceTarget(source, size);
  return [`${width}×${height}`, warnings] as const;
}

describe("the source of a model that keeps its size", () => {
  it("stays as it is, up to a step of 8", () => {
    expect(fit(sourceOf(1024, 1024))).toEqual(["1024×1024", []]);
    expect(fit(sourceOf(1021, 770))).toEqual(["1024×768", []]);
  });

  it("is brought to the size that SDXL knows when it is large, with a word", () => {
    expect(fit(sourceOf(4000, 3000))).toEqual([
      "1184×888",
      ["The source picture (4000×3000) is scaled to 1184×888, which M can take."],
    ]);
  });

  it("grows when it is too small, with a word", () => {
    const [size, warnings] = fit(sourceOf(256, 256));
    expect(size).toBe("512×512");
    expect(warnings).toHaveLength(1);
  });

  it("is enlarged when that is wanted, as far as the model goes", () => {
    expect(fit(sourceOf(768, 512, 2))).toEqual(["1536×1024", []]);
    expect(fit(sourceOf(1536, 1024, 2))).toEqual([
      "2048×1368",
      ["The source picture (1536×1024) is enlarged only to 2048×1368, which M can take."],
    ]);
  });

  it("is cropped when it is too narrow for anything else, with a word", () => {
    const [size, warnings] = fit(sourceOf(5000, 500));
    expect(size).toBe("2048×512");
    expect(warnings).toEqual([expect.stringContaining("cropped")]);
  });
});

describe("the source of a model with sizes of its own", () => {
  it("is cropped to the size that is asked for, with a word when that takes something away", () => {
    expect(fit(sourceOf(1024, 1024), { width: 512, height: 768 })).toEqual([
      "512×768",
      ["M takes 512×768: the source picture (1024×1024) is cropped to that shape."],
    ]);
    expect(fit(sourceOf(512, 768), { width: 512, height: 768 })).toEqual(["512×768", []]);
  });

  it("is asked for as a JPEG", () => {
    expect(sourceTarget(sourceOf(512, 512), undefined)).toMatchObject({
      fit: "cover",
      format: "jpeg",
    });
  });
});
