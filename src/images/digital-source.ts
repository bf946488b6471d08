/** Where IPTC's terms for digital sources stand. */
export const vocabulary = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/**
 * What Easel's pictures are: made by a trained model alone, or with a person's own picture in them
 * (an inpainted photograph, an edited drawing).
 */
export const digitalSources = [
  "trainedAlgorithmicMedia",
  "compositeWithTrainedAlgorithmicMedia",
] as const;
export type DigitalSource = (typeof digitalSources)[number];

/** The term for a picture. */
export function digitalSource(isComposite: boolean): DigitalSource {
  return isComposite ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia";
}

/** The term that an address of the vocabulary names, whoever wrote it; undefined for any other text. */
export function termOf(address: string): string | undefined {
  return /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/(\w{1,60})$/i.exec(address)?.[1];
}

/** Whether a term is one that Easel writes. */
export function isOwnTerm(term: string | undefined): term is DigitalSource {
  return digitalSources.some((each) => each === term);
}
