import { spawn } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "../../config/child-environment.ts";
import { installCudaLibraries } from "../../diffusion/runtime/cuda-libraries.ts";

/**
 * Fetches ONNX Runtime's libraries for CUDA with its own install script, whose words go to this
 * terminal. Gives whether they were fetched; rejects with the signal's reason.
 */
export async function fetchCuda(signal: AbortSignal): Promise<boolean> {
  const { file, args, env } = installCudaLibraries();
  const script = spawn(file, args, { env: childEnvironment(env), stdio: "inherit", signal });
  try {
    const [code] = await once(script, "exit");
    return code === 0;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
