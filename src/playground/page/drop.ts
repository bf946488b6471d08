/** Takes files that are dropped on `area` or pasted anywhere; `sign` is shown while they hover. */
export function takeDroppedFiles(
  area: HTMLElement,
  sign: HTMLElement,
  take: (files: Iterable<File>) => void,
): void {
  area.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    sign.hidden = false;
  });
  area.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node) || !area.contains(event.relatedTarget)) {
      sign.hidden = true;
    }
  });
  area.addEventListener("drop", (event) => {
    sign.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files ?? []);
  });
  document.addEventListener("paste", (event) => {
    const files = event.clipboardData?.files;
    // A copied picture often comes with text about itself; the picture is what is meant.
    if (!files || files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
