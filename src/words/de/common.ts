/** Texts that belong to no one part. */
export const common = {
  quoted: "{{text}}",
  unknown: "Etwas ist geschehen, wofür diese Version keine Worte hat ({{code, code}}).",
} as const;
