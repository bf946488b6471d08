import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { endWhenBroken } from "../../../../src/images/credentials/library.ts";

describe("a library that has broken", () => {
  it("takes its process with it, and with no other error", () => {
    const script = `
      import { endWhenBroken } from "./src/images/credentials/library.ts";
      endWhenBroken(new Error("a bad file"));
      console.log("goes on");
      endWhenBroken(new WebAssembly.RuntimeError("unreachable"));
      setTimeout(() => console.log("still there"), 10_000);`;
    const { signal, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
    expect(signal).toBe("SIGKILL");
    expect(stdout.toString()).toBe("goes on\n");
    expect(endWhenBroken("C2pa(JumbfNotFound)")).toBeUndefined();
  });
});
