import { forbidTelemetry } from "../config/forbid-telemetry.ts";
import { loadConfig } from "../load-config.ts";
import { terminalLocale } from "../config/terminal-locale.ts";
import { EaselError, UserError } from "../domain/errors.ts";
import { wordsFor } from "../words/index.ts";

const WRONG_OPTION = 2;

/** The commands of the terminal; each is loaded only when it is asked for. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start: async (args) => {
    refuseOptions("start", args);
    const { start } = await import("./start.ts");
    return start(loadConfig());
  },
  imagine: async (args) => {
    const { imagine } = await import("./imagine/imagine.ts");
    return imagine(args, loadConfig());
  },
  models: async (args) => {
    const { manageModels } = await import("./models/models.ts");
    return manageModels(args, loadConfig());
  },
  data: async (args) => {
    const { manageData } = await import("./data/data.ts");
    return manageData(args, loadConfig());
  },
  doctor: async (args) => {
    refuseOptions("doctor", args);
    const { doctor } = await import("./doctor/doctor.ts");
    return doctor(loadConfig);
  },
};

/** Settings come from the environment alone; a word that is silently ignored would look as if it had been heard. */
function refuseOptions(command: string, args: readonly string[]): void {
  if (args.length === 0) return;
  throw new UserError(
    "invalid-option",
    `"${command}" takes nothing more, but "${args.join(" ")}" was given. Settings belong in .env; pictures are drawn by npm run imagine.`,
  );
}

async function run([name = "start", ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    console.error(`There is no command "${name}". Known: ${Object.keys(commands).join(", ")}.`);
    return WRONG_OPTION;
  }
  try {
    return await command(args);
  } catch (error) {
    // What Easel foresees is explained by its message; anything else is a bug and needs its stack.
    const isForeseen = error instanceof EaselError;
    console.error(isForeseen ? wordsFor(terminalLocale()).text(error.says) : error);
    return error instanceof UserError ? WRONG_OPTION : 1;
  }
}

forbidTelemetry();
// Set rather than exit: what is still being written to a pipe must arrive.
process.exitCode = await run(process.argv.slice(2));
