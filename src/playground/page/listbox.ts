import type { SelectOption } from "../protocol/discord-types.ts";
import { element, fill } from "./dom.ts";
import { icon } from "./icon.ts";

export interface ListboxSettings {
  readonly options: readonly SelectOption[];
  readonly placeholder: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly disabled?: boolean;
  readonly customId: string;
  readonly label?: string;
  /** Told when the list closes with another choice than it opened with. */
  readonly onChosen?: (values: readonly string[]) => void;
}

/** Pixels at the window's end that a list should leave free, for the composer. */
const roomBelow = 90;

/** A select with descriptions and several choices, which the browser's own cannot show. */
export interface Listbox {
  readonly element: HTMLElement;
  values(): readonly string[];
}

/**
 * Makes a select: a button that shows what is chosen and a list that opens under it. Arrow keys,
 * Home, End, Enter, Space, Escape and the first letter work as in the browser's own.
 */
export function listbox(settings: ListboxSettings): Listbox {
  const { options, maximum, minimum, customId } = settings;
  const chosen = new Set(options.filter((option) => option.default).map(({ value }) => value));
  const several = maximum > 1;
  let before = [...chosen];
  let active = 0;

  const face = element("span", { class: "listbox-face" });
  const button = element(
    "button",
    {
      class: "listbox-button",
      type: "button",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": settings.label ?? settings.placeholder,
      "data-custom-id": customId,
      disabled: settings.disabled ?? false,
    },
    face,
    icon("down"),
  );
  const list = element("ul", {
    class: "listbox-list",
    role: "listbox",
    "aria-multiselectable": several,
    hidden: true,
  });
  const root = element("div", { class: "listbox" }, button, list);
  const items = options.map((option, index) => {
    const item = optionElement(option, `${customId}-option-${index}`);
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("pointermove", () => setActive(index));
    item.addEventListener("click", () => choose(index));
    return item;
  });
  fill(list, ...items);

  const show = (): void => {
    const names = options.filter(({ value }) => chosen.has(value)).map(({ label }) => label);
    face.textContent = names.length > 0 ? names.join(", ") : settings.placeholder;
    face.classList.toggle("empty", names.length === 0);
    items.forEach((item, index) => {
      item.setAttribute("aria-selected", String(chosen.has(options[index]?.value ?? "")));
    });
  };
  const setActive = (index: number): void => {
    items[active]?.classList.remove("active");
    active = Math.max(0, Math.min(index, items.length - 1));
    items[active]?.classList.add("active");
    items[active]?.scrollIntoView({ block: "nearest" });
    button.setAttribute("aria-activedescendant", items[active]?.id ?? "");
  };
  const open = (): void => {
    before = [...chosen];
    list.hidden = false;
    const { bottom } = button.getBoundingClientRect();
    list.classList.toggle("above", bottom + list.offsetHeight > innerHeight - roomBelow);
    button.setAttribute("aria-expanded", "true");
    setActive(
      Math.max(
        0,
        options.findIndex(({ value }) => chosen.has(value)),
      ),
    );
  };
  const close = (): void => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-activedescendant");
    const now = [...chosen];
    const same = now.length === before.length && now.every((value) => before.includes(value));
    if (!same && now.length >= minimum) settings.onChosen?.(now);
  };
  const choose = (index: number): void => {
    const value = options[index]?.value;
    if (value === undefined) return;
    if (!several) {
      const again = chosen.has(value) && minimum === 0;
      chosen.clear();
      if (!again) chosen.add(value);
    } else if (!chosen.delete(value) && chosen.size < maximum) {
      chosen.add(value);
    }
    show();
    if (!several) close();
  };

  button.addEventListener("click", () => (list.hidden ? open() : close()));
  button.addEventListener("blur", close);
  button.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      open();
    } else if (event.key === "ArrowDown") setActive(active + 1);
    else if (event.key === "ArrowUp") setActive(active - 1);
    else if (event.key === "Home") setActive(0);
    else if (event.key === "End") setActive(items.length - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" || event.key === " ") choose(active);
    else {
      const letter = event.key.toLowerCase();
      const found = options.findIndex(({ label }) => label.toLowerCase().startsWith(letter));
      if (letter.length !== 1 || found < 0) return;
      setActive(found);
    }
    event.preventDefault();
    event.stopPropagation();
  });
  show();
  return { element: root, values: () => [...chosen] };
}

function optionElement(option: SelectOption, id: string): HTMLLIElement {
  return element(
    "li",
    { role: "option", id },
    option.emoji?.name ? element("span", { class: "emoji" }, option.emoji.name) : undefined,
    element(
      "span",
      { class: "option-words" },
      element("span", {}, option.label),
      option.description ? element("small", {}, option.description) : undefined,
    ),
    icon("check"),
  );
}
