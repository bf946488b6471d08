import { type Attributes, element } from "./dom.ts";
import { iconPaths, type IconName } from "./icon-paths.ts";

const namespace = "http://www.w3.org/2000/svg";

/** A line drawing in the colour of the text around it; it is hidden from screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", iconPaths[name]);
  drawing.append(path);
  return drawing;
}

/** A button that shows nothing but a drawing; `label` tells those who do not see it what it does. */
export function iconButton(
  name: IconName,
  label: string,
  attributes: Attributes = {},
): HTMLButtonElement {
  return element("button", { type: "button", "aria-label": label, ...attributes }, icon(name));
}
