import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  hasCudaLibraries,
  installCudaLibraries,
} from "../../../../src/diffusion/runtime/cuda-libraries.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("ONNX Runtime's libraries for CUDA", () => {
  it("are here when their file is", async () => {
    const folder = await temporaryFolder();
    expect(hasCudaLibraries(folder)).toBe(false);
    const libraries = path.join(folder, "bin/napi-v6/linux/x64");
    await mkdir(libraries, { recursive: true });
    await writeFile(path.join(libraries, "libonnxruntime_providers_cuda.so"), "");
    expect(hasCudaLibraries(folder)).toBe(true);
  });

  it("are fetched by a script that the package has", () => {
    const { file, args } = installCudaLibraries();
    expect(file).toBe(process.execPath);
    expect(args.map((script) => existsSync(script))).toEqual([true]);
  });
});
