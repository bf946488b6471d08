import { isObject } from "./json/fields.ts";
import { type Json, type JsonObject, parseJson } from "./json/parse-json.ts";

/** The places in a file where a text may stand. */
export type TextPlace = "png" | "comment" | "exif" | "xmp" | "iptc" | "pixels";

/** A text in a picture's file: where it stands, under which name, and what it says. */
export class FileText {
  readonly place: TextPlace;
  readonly name: string;
  readonly text: string;
  #parsed: { readonly value: Json | undefined } | undefined;

  constructor(place: TextPlace, name: string, text: string) {
    this.place = place;
    this.name = name;
    this.text = text;
  }

  /** The text as an object of JSON; undefined when it is none. */
  get json(): JsonObject | undefined {
    const value = this.#value();
    return isObject(value) ? value : undefined;
  }

  /** Whether the text is an object or a list of JSON, and no words. */
  get isJson(): boolean {
    return this.#value() !== undefined;
  }

  #value(): Json | undefined {
    this.#parsed ??= { value: parseJson(this.text) };
    return this.#parsed.value;
  }
}

/** Bytes of all texts together, once they are unpacked: no file that people may send has more. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** Texts that are kept; a file may hold millions of empty ones. */
const MAX_TEXTS = 1000;

/** How much is still read of one file. */
export class TextBudget {
  #left = MAX_TEXT_BYTES;
  #isOverrun = false;

  /** Bytes that the next text or block may have. */
  get room(): number {
    return this.#left;
  }

  /** Whether something was left out because it is too large. */
  get isOverrun(): boolean {
    return this.#isOverrun;
  }

  /** Takes off what is read; false when there is no room for it. */
  charge(bytes: number): boolean {
    const fits = bytes <= this.#left;
    if (fits) this.#left -= bytes;
    else this.#isOverrun = true;
    return fits;
  }

  /** Takes off what was unpacked in vain, since there was more of it than that. */
  waste(bytes: number): void {
    this.#left = Math.max(0, this.#left - bytes);
    this.#isOverrun = true;
  }
}

/** The texts of one file. */
export class FileTexts {
  readonly #texts: FileText[] = [];
  readonly budget = new TextBudget();

  get all(): readonly FileText[] {
    return this.#texts;
  }

  /** Keeps a text; one that says nothing is left out. */
  add(place: TextPlace, name: string, text: string): void {
    const clean = text.replaceAll("\0", "").trim();
    if (clean === "" || this.#texts.length >= MAX_TEXTS) return;
    // ComfyUI writes the name before the graph where the tag has another.
    const named = /^(prompt|workflow):\s*(?=\{)/i.exec(clean);
    const [start = "", graph] = named ?? [];
    this.#texts.push(new FileText(place, graph?.toLowerCase() ?? name, clean.slice(start.length)));
  }

  /** The first text of this name, in any of the places. */
  get(name: string, place?: TextPlace): string | undefined {
    return this.#texts.find(
      (each) => each.name === name && (place === undefined || each.place === place),
    )?.text;
  }
}
