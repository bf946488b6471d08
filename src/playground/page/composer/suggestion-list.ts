import { element, fill } from "../dom.ts";
import type { Suggestion, Suggestions } from "./suggest.ts";

/** The panel over the composer: what the caret is in, and what could come next. */
export class SuggestionList {
  readonly #panel: HTMLElement;
  readonly #input: HTMLElement;
  readonly #choose: (suggestion: Suggestion) => void;
  #items: readonly Suggestion[] = [];
  #elements: readonly HTMLElement[] = [];
  /** The item that the arrow keys reached; -1 is none. */
  #active = -1;

  constructor(panel: HTMLElement, input: HTMLElement, choose: (suggestion: Suggestion) => void) {
    this.#panel = panel;
    this.#input = input;
    this.#choose = choose;
  }

  get open(): boolean {
    return !this.#panel.hidden;
  }

  /** The item that the arrow keys reached. */
  get active(): Suggestion | undefined {
    return this.#items[this.#active];
  }

  get first(): Suggestion | undefined {
    return this.#items[0];
  }

  show(suggestions: Suggestions | undefined, problem: string | undefined): void {
    this.#items = suggestions?.items ?? [];
    this.#active = suggestions?.eager ? 0 : -1;
    this.#panel.hidden = suggestions === undefined && problem === undefined;
    if (this.#panel.hidden) return;
    const chips = this.#items[0]?.kind === "option";
    this.#elements = this.#items.map((item, index) => this.#item(item, index));
    const list = element(
      "ul",
      {
        id: "suggestion-items",
        class: chips ? "chips" : "choices",
        role: "listbox",
        "aria-label": chips ? "Options to add" : (suggestions?.title ?? "Suggestions"),
      },
      ...this.#elements,
    );
    fill(
      this.#panel,
      problem === undefined
        ? undefined
        : element("p", { class: "problem", role: "alert" }, problem),
      suggestions && title(suggestions),
      this.#items.length > 0 ? list : undefined,
    );
    this.#mark();
  }

  hide(): void {
    this.show(undefined, undefined);
  }

  /** Moves the mark up or down, around the ends. */
  move(by: number): void {
    const { length } = this.#items;
    if (length === 0) return;
    this.#active = this.#active < 0 && by < 0 ? length - 1 : (this.#active + by + length) % length;
    this.#mark();
  }

  #mark(): void {
    this.#elements.forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === this.#active));
    });
    const active = this.#elements[this.#active];
    active?.scrollIntoView({ block: "nearest" });
    if (active) this.#input.setAttribute("aria-activedescendant", active.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #item(item: Suggestion, index: number): HTMLElement {
    const made = element(
      "li",
      {
        id: `suggestion-${index}`,
        class: item.required ? `${item.kind} required` : item.kind,
        role: "option",
        title: item.kind === "option" ? item.detail : undefined,
      },
      element("span", { class: "suggestion-label" }, item.label),
      item.detail === "" ? undefined : element("span", { class: "suggestion-detail" }, item.detail),
    );
    // The focus stays in the composer.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => this.#choose(item));
    return made;
  }
}

function title(suggestions: Suggestions): HTMLElement {
  return element(
    "p",
    { class: "suggestion-title" },
    element("strong", {}, suggestions.title),
    suggestions.detail === "" ? undefined : ` ${suggestions.detail}`,
  );
}
