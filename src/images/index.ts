/** The door to pictures. Only its child loads sharp. */
export { type Images, openImages } from "./open-images.ts";
