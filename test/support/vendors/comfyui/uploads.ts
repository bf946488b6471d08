import type { ReceivedRequest } from "../vendor-server.ts";

/** The file in a form as /upload/image takes it. Throws for a form without one. */
export function readUpload({ headers, raw }: ReceivedRequest): {
  readonly name: string;
  readonly subfolder: string;
  readonly bytes: Buffer;
} {
  const boundary = /boundary=(.+)$/.exec(headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) throw new Error("not a form");
  const form = raw.toString("latin1");
  const part = form.split(`--${boundary}`).find((each) => each.includes('name="image"'));
  const name = /filename="([^"]+)"/.exec(part ?? "")?.[1];
  if (part === undefined || name === undefined) throw new Error("a form without a picture");
  const [, subfolder = ""] = /name="subfolder"\r\n\r\n([^\r]*)/.exec(form) ?? [];
  const start = part.indexOf("\r\n\r\n") + 4;
  return { name, subfolder, bytes: Buffer.from(part.slice(start, -2), "latin1") };
}

/** The size of a PNG or JPEG in pixels. */
export function sizeOfFile(file: Buffer): { readonly width: number; readonly height: number } {
  if (file.toString("latin1", 1, 4) === "PNG") {
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  }
  for (let at = 2; at + 9 < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xc2) {
      return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    }
  }
  return { width: 0, height: 0 };
}
