import type { Readable } from "node:stream";
import { hasCudaLibraries } from "../../diffusion/runtime/cuda-libraries.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { graphicsCards } from "../../providers/local/graphics-cards.ts";
import { type Message, say, type Words } from "../../words/index.ts";
import { untilInterrupted } from "../imagine/until-interrupted.ts";
import { confirm } from "../models/confirm.ts";
import type { Terminal } from "../progress-bar.ts";
import { fetchCuda } from "./fetch-cuda.ts";

/** What fetching the libraries needs of the machine; all of it is the real one but in tests. */
export interface GpuMachine {
  /** As Node names them: "linux x64". */
  readonly system: string;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly terminal: Terminal;
  readonly hasNvidia: () => Promise<boolean>;
  readonly hasLibraries: () => boolean;
  readonly fetch: (signal: AbortSignal) => Promise<boolean>;
}

/** The only system for which ONNX Runtime keeps libraries outside its package. */
const FETCHES_ON = "linux x64";

const thisMachine = (): GpuMachine => ({
  system: `${process.platform} ${process.arch}`,
  input: process.stdin,
  terminal: process.stderr,
  hasNvidia: async () => (await graphicsCards()).some(({ maker }) => maker === "nvidia"),
  hasLibraries: hasCudaLibraries,
  fetch: fetchCuda,
});

/**
 * `npm run gpu [-- --yes]`: fetches what a graphics card of NVIDIA needs and was not installed,
 * after asking. Gives the exit status; throws UserError for another option.
 */
export async function prepareGpu(
  args: readonly string[],
  words: Words,
  machine: GpuMachine = thisMachine(),
): Promise<number> {
  const given = args.filter((arg) => arg !== "--yes" && arg !== "-y");
  if (given.length > 0) throw invalid(say("engine.gpu-takes-yes", { given: given.join(" ") }));
  const tell = (message: Message): void => console.log(words.text(message));
  const isAgreed = args.length > 0;
  const idle = await whyNot(isAgreed, machine);
  if (idle !== undefined) {
    tell(idle);
    return 0;
  }
  return await untilInterrupted(async (signal) => {
    const { input, terminal } = machine;
    const goOn =
      isAgreed ||
      (await confirm(say("engine.gpu-ask"), say("engine.gpu-say-yes"), {
        input,
        terminal,
        signal,
        words,
      }));
    if (!goOn) return 0;
    const isFetched = await machine.fetch(signal);
    tell(say(isFetched ? "engine.gpu-fetched" : "engine.gpu-fetch-failed"));
    return isFetched ? 0 : 1;
  });
}

/** Why nothing is fetched; undefined when something is to be. An image is built without the card. */
async function whyNot(isAgreed: boolean, machine: GpuMachine): Promise<Message | undefined> {
  const { system } = machine;
  if (system !== FETCHES_ON) return say("engine.gpu-nothing-to-fetch", { system });
  if (machine.hasLibraries()) return say("engine.gpu-here");
  return isAgreed || (await machine.hasNvidia()) ? undefined : say("engine.gpu-none");
}
