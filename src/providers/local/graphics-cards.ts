import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Who made a graphics card, by the vendor's number on the PCI bus. */
const makers = { "0x10de": "nvidia", "0x1002": "amd", "0x8086": "intel" } as const;
export type CardMaker = (typeof makers)[keyof typeof makers];

/** A graphics card of this machine. */
export interface GraphicsCard {
  readonly maker: CardMaker;
  /** Its name, where the driver tells; else the maker's. */
  readonly name: string;
  /** Whether a driver has it in hand, as far as can be seen. */
  readonly hasDriver: boolean;
}

/** Classes of PCI devices that begin so are display controllers. */
const DISPLAY_CLASS = "0x03";
const names = { nvidia: "NVIDIA", amd: "AMD", intel: "Intel" } as const;

/**
 * The graphics cards that Linux shows in its file system; none on other systems, whose ways to draw
 * (DirectML, CoreML) come with the runtime. `root` is the file system's, but in tests.
 */
export async function graphicsCards(root = "/"): Promise<readonly GraphicsCard[]> {
  const bus = path.join(root, "sys/bus/pci/devices");
  const found = await Promise.all(
    (await readdir(bus).catch(() => [])).map(async (device) => cardAt(path.join(bus, device))),
  );
  const cards = found.filter((card) => card !== undefined);
  const named = await nvidiaName(root);
  // A container sees the card by its driver alone.
  if (named !== undefined && cards.every(({ maker }) => maker !== "nvidia")) {
    return [{ maker: "nvidia", name: named, hasDriver: true }, ...cards];
  }
  return cards.map((card) =>
    card.maker === "nvidia" && named !== undefined
      ? { ...card, name: named, hasDriver: true }
      : card,
  );
}

async function cardAt(device: string): Promise<GraphicsCard | undefined> {
  const read = async (name: string): Promise<string> =>
    (await readFile(path.join(device, name), "utf8").catch(() => "")).trim();
  const [kind, vendor] = await Promise.all([read("class"), read("vendor")]);
  const maker = Object.entries(makers).find(([number]) => number === vendor)?.[1];
  if (maker === undefined || !kind.startsWith(DISPLAY_CLASS)) return undefined;
  return { maker, name: names[maker], hasDriver: existsSync(path.join(device, "driver")) };
}

/** The first card that NVIDIA's driver names. */
async function nvidiaName(root: string): Promise<string | undefined> {
  const folder = path.join(root, "proc/driver/nvidia/gpus");
  const [first] = await readdir(folder).catch(() => []);
  if (first === undefined) return undefined;
  const told = await readFile(path.join(folder, first, "information"), "utf8").catch(() => "");
  return /^Model:\s*(.+)$/m.exec(told)?.[1] ?? names.nvidia;
}
