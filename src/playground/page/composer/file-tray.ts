import { element, fill } from "../dom.ts";
import { icon, iconButton } from "../icon.ts";
import { sizeWords } from "../size-words.ts";

/** The files that wait over the composer, each under a name of its own. */
export class FileTray {
  readonly #tray: HTMLElement;
  readonly #onRemove: (name: string) => void;
  readonly #files = new Map<string, { readonly file: File; readonly element: HTMLElement }>();

  /** `onRemove` is told the name of a file that the person took away again. */
  constructor(tray: HTMLElement, onRemove: (name: string) => void) {
    this.#tray = tray;
    this.#onRemove = onRemove;
  }

  get names(): readonly string[] {
    return [...this.#files.keys()];
  }

  get files(): readonly File[] {
    return [...this.#files.values()].map(({ file }) => file);
  }

  file(name: string): File | undefined {
    return this.#files.get(name)?.file;
  }

  /** Adds a file; gives the name under which it is known. */
  add(file: File): string {
    const name = this.#freeName(file.name.replaceAll(/\s+/g, "_") || "file");
    const renamed = new File([file], name, { type: file.type });
    this.#files.set(name, { file: renamed, element: this.#show(name, renamed) });
    this.#draw();
    return name;
  }

  clear(): void {
    for (const image of this.#tray.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.#files.clear();
    this.#draw();
  }

  #draw(): void {
    this.#tray.hidden = this.#files.size === 0;
    fill(this.#tray, ...[...this.#files.values()].map((each) => each.element));
  }

  #show(name: string, file: File): HTMLElement {
    const remove = iconButton("close", `Remove ${name}`, { class: "icon-button" });
    remove.addEventListener("click", () => {
      this.#files.delete(name);
      this.#draw();
      this.#onRemove(name);
    });
    const picture = file.type.startsWith("image/")
      ? element("img", { src: URL.createObjectURL(file), alt: "" })
      : icon("file");
    return element(
      "li",
      { class: "tray-file" },
      picture,
      element("span", { class: "file-name" }, name),
      element("small", {}, sizeWords(file.size)),
      remove,
    );
  }

  #freeName(name: string): string {
    if (!this.#files.has(name)) return name;
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    for (let count = 2; ; count += 1) {
      const candidate = `${stem}-${count}${ending}`;
      if (!this.#files.has(candidate)) return candidate;
    }
  }
}
