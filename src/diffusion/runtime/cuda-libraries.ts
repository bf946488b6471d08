import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A program that is run as it stands here, without a shell. */
export interface CommandLine {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const packageFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve("onnxruntime-node/package.json"));

/** Whether ONNX Runtime's libraries for CUDA are here; its package does not bring them along. */
export function hasCudaLibraries(folder: string = packageFolder()): boolean {
  return existsSync(join(folder, "bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so"));
}

/** What fetches them: the runtime's own install script, which is left out when Easel is installed. */
export function installCudaLibraries(folder: string = packageFolder()): CommandLine {
  return {
    file: process.execPath,
    args: [join(folder, "script/install.js")],
    env: { ONNXRUNTIME_NODE_INSTALL: "true" },
  };
}
