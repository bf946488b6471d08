import { ownEnvironment } from "../../config/child-environment.ts";
import { type Device, devices } from "../../config/config.ts";
import { findModels } from "../../diffusion/model-files.ts";
import { createEngine } from "../../diffusion/engine.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import type { Inspector } from "./inspection/inspector.ts";
import { graphicsCards } from "./graphics-cards.ts";
import { adviceFor } from "./unused-card.ts";

type NamedDevice = Exclude<Device, "auto">;

/** Devices that ONNX Runtime knows on some systems only. */
const systems: Partial<Record<NamedDevice, readonly NodeJS.Platform[]>> = {
  cuda: ["linux", "win32"],
  directml: ["win32"],
  coreml: ["darwin"],
};

/** What the engine is checked with. */
export interface EngineParts {
  readonly device: Device;
  /** Whether linear layers count in 8 bits. */
  readonly int8: boolean;
  readonly modelsDir: string;
  readonly inspector: Inspector;
}

/** Which execution providers can draw here: each is tried by itself with the first model found. */
export async function checkEngine(
  { device: wanted, int8, modelsDir, inspector }: EngineParts,
  log: Logger,
): Promise<Finding> {
  const subject = say("doctor.own-engine");
  const folder = await firstUsable(await findModels(modelsDir), inspector);
  if (folder === undefined) {
    return { subject, lines: [say("doctor.no-usable-model", { folder: modelsDir })] };
  }
  const lines: Message[] = [];
  const problems = new Map<string, Message>();
  const tried = devices
    .filter((each) => each !== "auto")
    .filter((each) => each === wanted || (systems[each]?.includes(process.platform) ?? true));
  for (const device of tried) {
    const error = await tryDevice({ device, int8 }, folder, log);
    if (error !== undefined) problems.set(device, error.says);
    lines.push(
      error === undefined
        ? say("doctor.device-works", { device })
        : say("doctor.device-fails", { device, reason: quoted(short(error.message)) }),
    );
  }
  const works = new Set(tried.filter((device) => !problems.has(device)));
  const advice = await adviceOn(wanted, works);
  // Without the CPU nothing works, and the reason lies in the model.
  const problem = problems.get(wanted === "auto" ? "cpu" : wanted);
  return {
    subject,
    lines: [
      say("doctor.device-is", { device: wanted }),
      ...(int8 ? [say("engine.int8-on")] : []),
      ...lines,
    ],
    broken: problem !== undefined,
    next: [...(problem ? [problem] : []), ...advice],
  };
}

/** What to do about graphics cards that are not used; whoever chose another device wants no advice. */
async function adviceOn(wanted: Device, works: ReadonlySet<string>): Promise<readonly Message[]> {
  if (wanted === "cpu") return [];
  const cards = await graphicsCards();
  return cards.flatMap((card) => adviceFor(card, { works }) ?? []);
}

/** The first model that can be tried at all; what is wrong with the others is told elsewhere. */
async function firstUsable(
  folders: readonly string[],
  inspector: Inspector,
): Promise<string | undefined> {
  for (const folder of folders) {
    const isUsable = await inspector.describe(folder).then(
      () => true,
      () => false,
    );
    if (isUsable) return folder;
  }
  return undefined;
}

/** Why a device cannot draw, or undefined when it can. */
async function tryDevice(
  { device, int8 }: { readonly device: NamedDevice; readonly int8: boolean },
  folder: string,
  log: Logger,
): Promise<DiffusionError | undefined> {
  const engine = createEngine({ device, int8, log, environment: ownEnvironment() });
  try {
    await engine.warm(folder);
    return undefined;
  } catch (error) {
    if (error instanceof DiffusionError) return error;
    throw error;
  } finally {
    await engine.close();
  }
}

/** The runtime's own reason, which the engine's sentence holds in brackets: its last sentence. */
function short(problem: string): string {
  const [, reason = problem] = /\(([^]*)\)[^)]*$/.exec(problem) ?? [];
  const sentences = reason.replaceAll(/\s+/g, " ").split(/\. (?=[A-Z])/);
  return sentences.at(-1) ?? reason;
}
