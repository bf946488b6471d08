import { element } from "./dom.ts";
import { icon } from "./icon.ts";
import type { MenuItem } from "./menu-item.ts";

const margin = 8;

/**
 * Opens a menu at a place of the window (in CSS pixels). Arrow keys move, Enter chooses, the right
 * arrow unfolds, Escape closes and gives the focus back.
 */
export function openMenu(
  items: readonly MenuItem[],
  place: { readonly x: number; readonly y: number },
  label = "Message",
): void {
  document.querySelector(".menu")?.remove();
  const opener = document.activeElement;
  const menu = element("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (): void => {
    if (!menu.isConnected) return;
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  };
  const outside = (event: Event): void => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  for (const item of items) menu.append(...menuItem(item, close));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key === "ArrowDown") move(menu, 1);
    else if (event.key === "ArrowUp") move(menu, -1);
    else if (event.key === "ArrowRight") unfold(document.activeElement, true);
    else if (event.key === "ArrowLeft") unfold(document.activeElement, false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  document.addEventListener("pointerdown", outside, true);
  putInside(menu, place);
  menu.querySelector<HTMLElement>("[role=menuitem]")?.focus();
}

function menuItem(item: MenuItem, close: () => void): HTMLElement[] {
  const nested = item.items ?? [];
  const button = element(
    "button",
    {
      class: item.danger ? "menu-item danger" : "menu-item",
      type: "button",
      role: "menuitem",
      "aria-haspopup": nested.length > 0 ? "menu" : undefined,
      "aria-expanded": nested.length > 0 ? "false" : undefined,
    },
    icon(item.icon),
    element("span", {}, item.label),
    nested.length > 0 ? icon("right") : undefined,
  );
  if (nested.length === 0) {
    button.addEventListener("click", () => {
      close();
      item.onChoose?.();
    });
    return [button];
  }
  const group = element("div", { class: "menu-group", role: "menu", "aria-label": item.label });
  group.hidden = true;
  for (const each of nested) group.append(...menuItem(each, close));
  button.addEventListener("click", () => unfold(button, group.hidden === true));
  return [button, group];
}

function unfold(button: Element | null, open: boolean): void {
  const group = button?.nextElementSibling;
  if (!(group instanceof HTMLElement) || !group.classList.contains("menu-group")) return;
  group.hidden = !open;
  button?.setAttribute("aria-expanded", String(open));
  const menu = group.closest<HTMLElement>(".menu");
  if (menu) putInside(menu, { x: menu.offsetLeft, y: menu.offsetTop });
  if (open) group.querySelector<HTMLElement>("button")?.focus();
}

function move(menu: HTMLElement, by: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")].filter(
    (item) => item.offsetParent !== null,
  );
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}

function putInside(menu: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const left = Math.min(x, innerWidth - menu.offsetWidth - margin);
  const top = Math.min(y, innerHeight - menu.offsetHeight - margin);
  menu.style.left = `${Math.max(margin, left)}px`;
  menu.style.top = `${Math.max(margin, top)}px`;
}
