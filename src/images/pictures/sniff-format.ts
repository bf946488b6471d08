/** Formats that can be read, and those that are recognised in order to give good advice. */
type SniffedFormat =
  | "png"
  | "jpeg"
  | "webp"
  | "gif"
  | "avif"
  | "heic"
  | "svg"
  | "tiff"
  | "bmp"
  | "unknown";

/** Brands of the ISO container (bytes 8 to 11) that hold a still picture coded as HEVC. */
const HEIC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/**
 * Says by its first bytes what a file means to be, for words about it and for where its texts are.
 * Whether it is that picture, and how large, only the decoder says.
 */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const latin = start.toString("latin1");
  if (latin.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (latin.startsWith("\xff\xd8\xff")) return "jpeg";
  if (latin.startsWith("RIFF") && latin.slice(8, 12) === "WEBP") return "webp";
  if (latin.startsWith("GIF87a") || latin.startsWith("GIF89a")) return "gif";
  if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) return "tiff";
  if (latin.startsWith("BM")) return "bmp";
  if (latin.slice(4, 8) === "ftyp") return sniffContainer(start);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(latin)) {
    return /<svg|doctype svg/i.test(latin) ? "svg" : "unknown";
  }
  return "unknown";
}

/** The major brand may be general (`mif1`), so the compatible brands are read as well. */
function sniffContainer(start: Buffer): SniffedFormat {
  const end = Math.min(start.readUInt32BE(0), start.length);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) brands.push(start.toString("latin1", at, at + 4));
  if (brands.includes("avif") || brands.includes("avis")) return "avif";
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? "heic" : "unknown";
}
