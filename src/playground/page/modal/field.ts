import type { FieldValue } from "../../protocol/protocol.ts";

/** One part of a form. Parts that only show something have no custom id and no value. */
export interface Field {
  readonly customId: string | undefined;
  readonly element: HTMLElement;
  focus(): void;
  /** One sentence about what is wrong with the value; undefined when nothing is. */
  check(): string | undefined;
  /** The value to send; files are handed over first. */
  value(): Promise<FieldValue | undefined>;
}

/** The words around a field. */
export interface FieldWords {
  readonly label: string;
  readonly description: string | undefined;
}
