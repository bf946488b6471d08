import { type DigitalSource, vocabulary } from "../digital-source.ts";

/** What a manifest is to say. */
export interface Statement {
  /** Easel's version. */
  readonly version: string;
  readonly source: DigitalSource;
  readonly mediaType: string;
  /** What the file was that this one was made of, where that came with a manifest. */
  readonly parentType?: string | undefined;
}

/** By this name the first action means the ingredient. */
const PARENT = "parent";

/** A parent as an ingredient. */
export const parentIngredient = JSON.stringify({ relationship: "parentOf", instance_id: PARENT });

/**
 * A manifest for the library: Easel as the claim generator, and how the picture came about. A picture
 * whose file was signed before is opened, and no longer created (C2PA 2.2, section 18.16).
 */
export function manifestOf({ version, source, mediaType, parentType }: Statement): string {
  const digitalSourceType = `${vocabulary}${source}`;
  const change = parentType === mediaType ? "c2pa.edited.metadata" : "c2pa.transcoded";
  const actions =
    parentType === undefined
      ? [{ action: "c2pa.created", digitalSourceType }]
      : [
          { action: "c2pa.opened", parameters: { ingredientIds: [PARENT] } },
          { action: change, digitalSourceType },
        ];
  return JSON.stringify({
    claim_generator_info: [{ name: "Easel", version }],
    assertions: [{ label: "c2pa.actions.v2", data: { actions } }],
  });
}
