/** The name that Discord gives an uploaded file: blanks become underscores, other odd characters go. */
export function sanitiseFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replaceAll(/\s/g, "_")
    .replaceAll(/[^\p{L}\p{N}._-]/gu, "")
    .replace(/^\.+/, "");
  return clean === "" ? "unknown" : clean.slice(0, 255);
}
