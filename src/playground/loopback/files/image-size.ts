/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the size of a PNG, GIF, WebP or JPEG picture from its header; undefined for anything else
 * and for damaged headers. Nothing is decoded.
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngSize(view) ?? gifSize(view) ?? webpSize(view) ?? jpegSize(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function pngSize(view: DataView): ImageSize | undefined {
  if (view.getUint32(0) !== 0x89_50_4e_47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): ImageSize | undefined {
  if (view.getUint32(0) !== fourCharacters("GIF8")) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The three kinds of WebP: lossy (VP8), lossless (VP8L) and extended (VP8X). */
function webpSize(view: DataView): ImageSize | undefined {
  if (view.getUint32(0) !== fourCharacters("RIFF")) return undefined;
  if (view.getUint32(8) !== fourCharacters("WEBP")) return undefined;
  switch (view.getUint32(12)) {
    case fourCharacters("VP8 "):
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case fourCharacters("VP8L"): {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case fourCharacters("VP8X"):
      return {
        width: 1 + view.getUint16(24, true) + (view.getUint8(26) << 16),
        height: 1 + view.getUint16(27, true) + (view.getUint8(29) << 16),
      };
    default:
      return undefined;
  }
}

/** A JPEG's size is in its start-of-frame segment (C0 to CF, but for C4, C8 and CC). */
function jpegSize(view: DataView): ImageSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let offset = 2;
  while (view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    offset += 2 + view.getUint16(offset + 2);
  }
  return undefined;
}

function fourCharacters(text: string): number {
  return Buffer.from(text, "latin1").readUInt32BE();
}
