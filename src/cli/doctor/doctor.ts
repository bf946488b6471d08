import { existsSync } from "node:fs";
import type { Config } from "../../config/config.ts";
import { terminalLocale } from "../../config/terminal-locale.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { providers } from "../../providers/registry.ts";
import { readVersion } from "../../version.ts";
import { type Locale, say, wordsFor } from "../../words/index.ts";
import { dataFolder } from "../data-folder.ts";
import { checkData } from "./check-data.ts";
import { checkDiscord } from "./check-discord.ts";
import { checkModels } from "./check-models.ts";
import { checkNode } from "./check-node.ts";
import { checkProxy } from "./check-proxy.ts";
import { checkProviders } from "./check-providers.ts";
import { checkServers } from "./check-servers.ts";
import { checkSigning } from "./check-signing.ts";
import { formatFindings } from "./format-findings.ts";

/**
 * `npm run doctor`: what is configured, what works, and what to do next, in the terminal's language.
 * Gives the exit status: 1 when something that is configured does not work. Starts nothing and pays
 * for nothing.
 */
export async function doctor(
  load: () => Config,
  locale: Locale = terminalLocale(),
): Promise<number> {
  const words = wordsFor(locale);
  const { platform, arch, version: node } = process;
  const version = await readVersion();
  console.log(`${words.say("doctor.title", { version, node, system: `${platform} ${arch}` })}\n`);
  const findings = await examine(load, version);
  console.log(formatFindings(findings, words));
  const isBroken = findings.some(({ broken }) => broken === true);
  const steps = findings.flatMap(({ next }) => next ?? []).map((step) => words.text(step));
  const last = words.say(isBroken ? "doctor.again" : "doctor.start");
  const indented = [...new Set(steps), last].map((step) => step.replaceAll("\n", "\n  "));
  console.log(`\n${[words.say("doctor.next"), ...indented].join("\n  ")}`);
  return isBroken ? 1 : 0;
}

async function examine(load: () => Config, version: string): Promise<readonly Finding[]> {
  const subject = say("doctor.settings");
  let config: Config;
  try {
    config = load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ subject, lines: [error.says], broken: true, next: say("doctor.change-settings") }];
  }
  const log = await createLogger("silent");
  const source = say(existsSync(".env") ? "doctor.from-file" : "doctor.no-file");
  return [
    { subject, lines: [source, ...config.remarks] },
    ...checkNode(process.version),
    await checkData(dataFolder(config)),
    ...(await checkServers(config)),
    ...(await checkProxy(config)),
    ...(await checkSigning(config, { log, version })),
    await checkDiscord(config),
    ...(await checkProviders(providers, config, { log, version })),
    await checkModels(config, log),
  ];
}
