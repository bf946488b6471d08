import { describe, expect, it } from "vitest";
import { runtimeReason } from "../../../../src/diffusion/runtime/runtime-reason.ts";

describe("the reason in an error of ONNX Runtime", () => {
  it.each([
    [
      "/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:136 onnxruntime::webgpu::WebGpuContext::Initialize(const onnxruntime::webgpu::WebGpuContextConfig&)::<lambda()> adapter_result.status == wgpu::RequestAdapterStatus::Success was false. Failed to get a WebGPU adapter: No supported adapters\n",
      "Failed to get a WebGPU adapter: No supported adapters",
    ],
    [
      "/src/core/provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library x.so",
      "Failed to load library x.so",
    ],
    [
      "OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library",
      "OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library",
    ],
    [
      "no available backend found. ERR: [coreml] backend not found.",
      "no available backend found. ERR: [coreml] backend not found.",
    ],
  ])("is the sentence at its end: %s", (message, reason) => {
    expect(runtimeReason(new Error(message))).toBe(reason);
  });
});
