/**
 * Puts a message that was made anew in place of its old form. Pictures that were already loaded
 * stay, so that a progress edit does not flicker, and the focus stays on the same button.
 */
export function replaceKeeping(before: HTMLElement, now: HTMLElement): void {
  const focused = before.querySelector<HTMLElement>(":focus")?.dataset["customId"];
  const loaded = new Map<string, HTMLImageElement>();
  for (const image of before.querySelectorAll("img")) {
    if (image.complete && image.naturalWidth > 0) loaded.set(withoutSignature(image.src), image);
  }
  before.replaceWith(now);
  for (const image of now.querySelectorAll("img")) {
    const known = loaded.get(withoutSignature(image.src));
    if (!known) continue;
    known.alt = image.alt;
    known.title = image.title;
    image.replaceWith(known);
  }
  if (focused === undefined) return;
  for (const element of now.querySelectorAll<HTMLElement>("[data-custom-id]")) {
    if (element.dataset["customId"] === focused) element.focus({ preventScroll: true });
  }
}

// The CDN signs addresses anew each time; the path alone says which picture it is.
function withoutSignature(address: string): string {
  return address.split("?")[0] ?? address;
}
