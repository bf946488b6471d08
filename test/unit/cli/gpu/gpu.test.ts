import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type GpuMachine, prepareGpu } from "../../../../src/cli/gpu/gpu.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import { openModelsContext } from "../../../support/cli/models-context.ts";

const words = wordsFor("en");
let said: string[];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A machine with an NVIDIA card, without the libraries; `fetches` counts how often they were fetched. */
async function machine(given: Partial<GpuMachine> & { readonly typed?: string } = {}) {
  const { typed, ...rest } = given;
  const { input, terminal } = await openModelsContext(typed === undefined ? {} : { typed });
  const fetches: AbortSignal[] = [];
  return {
    system: "linux x64",
    input,
    terminal,
    hasNvidia: async () => true,
    hasLibraries: () => false,
    fetch: async (signal: AbortSignal) => {
      fetches.push(signal);
      return true;
    },
    fetches,
    ...rest,
  };
}

describe("npm run gpu", () => {
  it("fetches the libraries after a yes", async () => {
    const willing = await machine({ typed: "y\n" });
    expect(await prepareGpu([], words, willing)).toBe(0);
    expect(willing.fetches).toHaveLength(1);
    expect(said).toEqual([expect.stringContaining("The libraries are here")]);
  });

  it("fetches nothing after a no", async () => {
    const unwilling = await machine({ typed: "n\n" });
    expect(await prepareGpu([], words, unwilling)).toBe(0);
    expect(unwilling.fetches).toHaveLength(0);
    expect(said).toEqual([]);
  });

  it("asks for --yes where nobody sits, and takes it without a card", async () => {
    const lonely = await machine();
    await expect(prepareGpu([], words, lonely)).rejects.toThrow("npm run gpu -- --yes");
    const image = await machine({ hasNvidia: async () => false });
    expect(await prepareGpu(["--yes"], words, image)).toBe(0);
    expect(image.fetches).toHaveLength(1);
  });

  it("says that it failed, by its exit status too", async () => {
    const offline = await machine({ fetch: async () => false });
    expect(await prepareGpu(["-y"], words, offline)).toBe(1);
    expect(said).toEqual([expect.stringContaining("could not be fetched")]);
  });

  it.each([
    ["on another system", { system: "darwin arm64" }, "Nothing has to be fetched on darwin arm64"],
    ["when they are here", { hasLibraries: () => true }, "already here"],
    ["without a card", { hasNvidia: async () => false }, "No graphics card of NVIDIA"],
  ])("has nothing to do %s", async (_, given, line) => {
    const idle = await machine(given);
    expect(await prepareGpu([], words, idle)).toBe(0);
    expect(idle.fetches).toHaveLength(0);
    expect(said).toEqual([expect.stringContaining(line)]);
  });

  it("refuses other options", async () => {
    await expect(prepareGpu(["--cuda13"], words, await machine())).rejects.toThrow(UserError);
  });
});
