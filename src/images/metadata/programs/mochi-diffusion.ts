import type { PictureDetails } from "../../picture-details.ts";
import { makeDetails, sizeOf } from "../make-details.ts";

/** The labels in Mochi Diffusion's caption; each ends what stands before it. */
const labels = [
  "Date",
  "Include in Image",
  "Exclude from Image",
  "Model",
  "Steps",
  "Guidance Scale",
  "Seed",
  "Size",
  "Scheduler",
  "ML Compute Unit",
  "Generator",
];
const placed = new Set(labels.slice(1, 9));

/** Reads Mochi Diffusion's caption: `Label: value; Label: value`. Undefined for anything else. */
export function parseMochi(text: string): PictureDetails | undefined {
  if (!text.includes("Generator: Mochi Diffusion")) return undefined;
  const starts = labels
    .map((label) => ({ label, at: text.indexOf(`${label}: `) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const pairs = starts.map(({ label, at }, index) => {
    const value = text.slice(at + label.length + 2, starts[index + 1]?.at);
    return [label, value.trim().replace(/;$/, "")] as const;
  });
  const named = new Map(pairs);
  return makeDetails("mochi-diffusion", text, {
    prompt: named.get("Include in Image"),
    negativePrompt: named.get("Exclude from Image"),
    model: named.get("Model"),
    steps: named.get("Steps"),
    guidanceScale: named.get("Guidance Scale"),
    seed: named.get("Seed"),
    sampler: named.get("Scheduler"),
    ...sizeOf(named.get("Size")),
    others: pairs.filter(([name]) => !placed.has(name)),
  });
}
