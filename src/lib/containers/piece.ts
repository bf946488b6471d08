/** A piece of a film's container: where it begins, where its content does, and where it ends. */
export interface Piece {
  readonly name: string;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}
