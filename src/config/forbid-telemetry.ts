/**
 * Keeps ONNX Runtime from reporting its use to its maker, and from leaving files for that in the
 * folder for temporary files: nothing of what the own engine does leaves the machine. Holds for
 * this process and those that it starts, if called before the first of them.
 */
export function forbidTelemetry(): void {
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
}
