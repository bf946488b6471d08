import type { EmbeddedParameters } from "./parameters.ts";

/**
 * What a picture file tells about how it was made, whichever program wrote it. `easel` holds all
 * of it when it was made here; `text` is what the file says, word for word. Sizes in pixels.
 */
export interface PictureDetails {
  readonly source: "easel" | "a1111" | "comfyui";
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
  readonly steps: number | undefined;
  readonly scheduler: string | undefined;
  readonly guidanceScale: number | undefined;
  readonly seed: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly model: string | undefined;
  readonly strength: number | undefined;
  /** What else the file names, by its name there. */
  readonly others: ReadonlyMap<string, string>;
  readonly easel: EmbeddedParameters | undefined;
  readonly text: string;
}

/** Details in which nothing is known but the prompt. */
export function bareDetails(
  source: PictureDetails["source"],
  prompt: string,
  text: string,
): PictureDetails {
  return {
    source,
    prompt,
    text,
    negativePrompt: undefined,
    steps: undefined,
    scheduler: undefined,
    guidanceScale: undefined,
    seed: undefined,
    width: undefined,
    height: undefined,
    model: undefined,
    strength: undefined,
    others: new Map(),
    easel: undefined,
  };
}
