import { reasonOf } from "../errors.ts";

/** Where in its own source ONNX Runtime found a condition broken, with the condition itself. */
const LOCATION = /^\/.*? was false\. /;
/** Where in its own source it failed otherwise. */
const SOURCE = /^\/\S+\.cc:\d+ .*?\) /;
/** The kind of its error as a number and a word. */
const KIND = /^.*\[ONNXRuntimeError\] : \d+ : \w+ : /;

/** The sentence in an error of ONNX Runtime that means something to people, whole. */
export function runtimeReason(error: unknown): string {
  return reasonOf(error).replace(KIND, "").replace(LOCATION, "").replace(SOURCE, "").trim();
}
