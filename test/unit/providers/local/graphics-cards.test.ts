import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { graphicsCards } from "../../../../src/providers/local/graphics-cards.ts";
import { adviceFor } from "../../../../src/providers/local/unused-card.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

interface Device {
  readonly vendor: string;
  readonly class: string;
  readonly driver?: boolean;
}

/** A file system as Linux shows it, with these devices on its bus. */
async function machine(devices: readonly Device[], nvidia?: string): Promise<string> {
  const root = await temporaryFolder();
  for (const [index, device] of devices.entries()) {
    const folder = path.join(root, "sys/bus/pci/devices", `0000:0${index}:00.0`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "vendor"), `${device.vendor}\n`);
    await writeFile(path.join(folder, "class"), `${device.class}\n`);
    if (device.driver) await mkdir(path.join(folder, "driver"));
  }
  if (nvidia !== undefined) {
    const folder = path.join(root, "proc/driver/nvidia/gpus/0000:01:00.0");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "information"), `Model: \t\t ${nvidia}\nIRQ: 1\n`);
  }
  return root;
}

describe("the graphics cards of a machine", () => {
  it("are those of the makers we know; other devices are none", async () => {
    const root = await machine([
      { vendor: "0x10de", class: "0x030000" },
      { vendor: "0x10de", class: "0x040300", driver: true },
      { vendor: "0x1002", class: "0x038000", driver: true },
      { vendor: "0x1af4", class: "0x030000", driver: true },
    ]);
    expect(await graphicsCards(root)).toEqual([
      { maker: "nvidia", name: "NVIDIA", hasDriver: false },
      { maker: "amd", name: "AMD", hasDriver: true },
    ]);
  });

  it("go by the name that NVIDIA's driver tells, in a container too", async () => {
    const card = { maker: "nvidia", name: "NVIDIA H200", hasDriver: true };
    const onTheBus = await machine([{ vendor: "0x10de", class: "0x030200" }], "NVIDIA H200");
    expect(await graphicsCards(onTheBus)).toEqual([card]);
    expect(await graphicsCards(await machine([], "NVIDIA H200"))).toEqual([card]);
  });

  it("are none where the system shows none", async () => {
    expect(await graphicsCards(await temporaryFolder())).toEqual([]);
  });
});

describe("advice on a graphics card", () => {
  const nvidia = { maker: "nvidia", name: "NVIDIA H200", hasDriver: true } as const;
  const amd = { maker: "amd", name: "AMD", hasDriver: true } as const;
  const nothing = new Set(["cpu"]);

  it("names the one thing that is missing", () => {
    const words = [
      adviceFor({ ...nvidia, hasDriver: false }, { works: nothing }),
      adviceFor(nvidia, { works: nothing, hasCudaPart: false }),
      adviceFor(nvidia, { works: nothing, hasCudaPart: true }),
      adviceFor(amd, { works: nothing }),
    ].map((message) => message && spoken(message));
    expect(words).toEqual([
      expect.stringContaining("install NVIDIA's driver"),
      expect.stringContaining("npm run gpu fetches it"),
      expect.stringContaining("CUDA 12 and cuDNN 9 cannot be loaded"),
      expect.stringContaining("mesa-vulkan-drivers"),
    ]);
  });

  it("is none for a card that is used", () => {
    expect(adviceFor(nvidia, { works: new Set(["cuda"]) })).toBeUndefined();
    expect(adviceFor(amd, { works: new Set(["webgpu"]) })).toBeUndefined();
  });
});
