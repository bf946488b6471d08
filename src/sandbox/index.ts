/** The place for files of unknown origin: processes that may do little, and are replaced. */
export type { FileSource } from "./file-source.ts";
export { ownProgram } from "./own-code.ts";
export { Sandbox } from "./sandbox.ts";
export { ChildLostError } from "./sandbox-errors.ts";
