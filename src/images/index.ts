/** The door to pictures. Only its child loads sharp. */
export type { FileSource } from "../sandbox/index.ts";
export { type Images, openImages } from "./open-images.ts";
export { openSigner, signerFor } from "./signing/open-signer.ts";
export { dayOf } from "./signing/read-signer.ts";
