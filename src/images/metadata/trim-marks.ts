/** Takes spaces and these marks off the end of a text; in one pass, where a pattern would take many. */
export function trimEndMarks(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && isOneOf(text[end - 1], marks)) end -= 1;
  return text.slice(0, end);
}

function isOneOf(character: string | undefined, marks: string): boolean {
  return character !== undefined && (marks.includes(character) || character.trim() === "");
}
