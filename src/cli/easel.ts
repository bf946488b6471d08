import type { Config } from "../config/config.ts";
import { forbidTelemetry } from "../config/forbid-telemetry.ts";
import { loadConfig } from "../load-config.ts";
import { terminalLocale } from "../config/terminal-locale.ts";
import { EaselError, UserError } from "../domain/errors.ts";
import { invalid } from "../domain/options/kinds/kind.ts";
import { useProxies } from "../http/proxies.ts";
import { say, type Words, wordsFor } from "../words/index.ts";

const WRONG_OPTION = 2;

type Command = (args: readonly string[], words: Words) => Promise<number>;

/** The commands of the terminal; each is loaded only when it is asked for. */
const commands: Readonly<Record<string, Command>> = {
  start: async (args, words) => {
    refuseOptions("start", args);
    const { start } = await import("./start.ts");
    return start(load(), words);
  },
  imagine: async (args, words) => {
    const { imagine } = await import("./imagine/imagine.ts");
    return imagine(args, load(), words);
  },
  models: async (args, words) => {
    const { manageModels } = await import("./models/models.ts");
    return manageModels(args, load(), words);
  },
  data: async (args) => {
    const { manageData } = await import("./data/data.ts");
    return manageData(args, loadConfig());
  },
  gpu: async (args, words) => {
    const { prepareGpu } = await import("./gpu/gpu.ts");
    return prepareGpu(args, words);
  },
  doctor: async (args) => {
    refuseOptions("doctor", args);
    const { doctor } = await import("./doctor/doctor.ts");
    return doctor(load);
  },
};

/** Reads the settings, and takes the way out of this network that they name. */
function load(): Config {
  const config = loadConfig();
  useProxies(config.proxies);
  return config;
}

/** Settings come from the environment alone; a word that is silently ignored would look as if it had been heard. */
function refuseOptions(command: string, args: readonly string[]): void {
  if (args.length === 0) return;
  throw invalid(say("terminal.takes-nothing", { command, given: args.join(" ") }));
}

async function run([name = "start", ...args]: readonly string[]): Promise<number> {
  const words = wordsFor(terminalLocale());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const known = Object.keys(commands);
    console.error(words.say("terminal.unknown-command", { command: name, known }));
    return WRONG_OPTION;
  }
  try {
    return await command(args, words);
  } catch (error) {
    // What Easel foresees is explained by its message; anything else is a bug and needs its stack.
    console.error(error instanceof EaselError ? words.text(error.says) : error);
    return error instanceof UserError ? WRONG_OPTION : 1;
  }
}

forbidTelemetry();
// Set rather than exit: what is still being written to a pipe must arrive.
process.exitCode = await run(process.argv.slice(2));
