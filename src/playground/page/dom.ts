/** A child of an element: text always becomes a text node, so nothing a person wrote is read as HTML. */
export type Child = Node | string | false | undefined;

/** The attributes and listeners of an element. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | (() => void)>
> & {
  readonly style?: never;
};

/**
 * Makes an element. Functions named `on…` become listeners, `true` becomes an empty attribute, and
 * `false` and `undefined` leave the attribute out. There is no way to hand over HTML.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") {
      made.addEventListener(name.slice("on".length), value);
    } else {
      // ARIA's attributes have no empty form: they say "true".
      const empty = value === true && !name.startsWith("aria-");
      made.setAttribute(name, empty ? "" : String(value));
    }
  }
  fill(made, ...children);
  return made;
}

/** Replaces everything inside `parent`. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
}

/** Finds an element that the page itself brings; its absence is a bug of the page. */
export function find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}
