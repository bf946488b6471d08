/** How a store of C2PA manifests begins in any kind of file: the description of its JUMBF box. */
const START = Buffer.from("jumdc2pa\0\u0011\0\u0010", "latin1");

/** Whether a file seems to hold C2PA's Content Credentials. Only a look at its bytes. */
export function hasManifest(file: Uint8Array): boolean {
  return Buffer.from(file.buffer, file.byteOffset, file.length).includes(START);
}
