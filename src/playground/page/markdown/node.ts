/** A piece of a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "bold" | "italic" | "underline" | "strike" | "spoiler";
      readonly children: readonly Inline[];
    }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: "user" | "channel" | "role"; readonly id: string }
  | { readonly kind: "command"; readonly name: string }
  | { readonly kind: "emoji"; readonly name: string }
  /** `seconds` since 1970 UTC; `style` is one of Discord's letters (t, T, d, D, f, F, R). */
  | { readonly kind: "time"; readonly seconds: number; readonly style: string };

/** A paragraph or what stands in its place. */
export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: "subtext"; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | {
      readonly kind: "list";
      /** The first number of a numbered list; undefined for bullets. */
      readonly start: number | undefined;
      readonly items: readonly (readonly Inline[])[];
    };
