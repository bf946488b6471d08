/** Texts that belong to no one part. */
export const common = {
  quoted: "{{text}}",
  unknown: "Something happened that this version has no words for ({{code, code}}).",
} as const;
