import templates from "../style-templates.json" with { type: "json" };

/**
 * The 104 styles of Segmind's SDXL text-to-image model, in its order. The document shows the first
 * ten and counts the rest; these names are those of the public SDXL style collection of July 2023
 * without their group's prefix. The list is not certain: others are sent with a warning.
 */
export const styles: readonly string[] = Object.keys(templates);
