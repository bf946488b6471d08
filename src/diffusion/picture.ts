/** A picture as plain pixels: width × height × 3 bytes, red green blue, row by row. */
export interface RgbPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}
