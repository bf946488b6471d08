import { describe, expect, it } from "vitest";
import { childEnvironment } from "../../../../src/diffusion/runtime/child-environment.ts";

describe("the environment of the inference process", () => {
  it("has what programs, libraries and drivers are found by", () => {
    const needed = {
      PATH: "/usr/bin",
      Path: "C:\\Windows",
      HOME: "/home/easel",
      LD_LIBRARY_PATH: "/cuda/lib64",
      CUDA_VISIBLE_DEVICES: "0",
      NVIDIA_VISIBLE_DEVICES: "all",
      VK_ICD_FILENAMES: "icd.json",
      XDG_RUNTIME_DIR: "/run/user/1",
      MALLOC_ARENA_MAX: "1",
      NODE_OPTIONS: "--max-old-space-size=512",
      SystemRoot: "C:\\Windows",
      "ProgramFiles(x86)": "C:\\Program Files (x86)",
    };
    expect(childEnvironment(needed)).toEqual(needed);
  });

  it("has nothing else: no keys, no tokens, no settings of the bot", () => {
    const kept = {
      DISCORD_TOKEN: "a",
      SEGMIND_API_KEY: "b",
      OPENAI_API_KEY: "c",
      HF_TOKEN: "d",
      HTTPS_PROXY: "http://user:password@proxy",
      EASEL_DATA_DIR: "/data",
      AWS_SECRET_ACCESS_KEY: "e",
      GITHUB_TOKEN: "f",
      ORT_API_KEY: "g",
      INTEL_TOKEN: "h",
      npm_config_registry: "i",
      SSH_AUTH_SOCK: "j",
    };
    expect(childEnvironment(kept)).toEqual({});
  });
});
