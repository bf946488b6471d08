import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Logger } from "../../lib/logger.ts";
import { isOn, openProvider } from "../../providers/open-providers.ts";
import type { Provider } from "../../providers/provider.ts";
import { quoted, say } from "../../words/index.ts";

const TIMEOUT_MS = 10_000;

/** What the providers find out about themselves; for those that are not set up, how to. */
export async function checkProviders(
  providers: readonly Provider[],
  config: Config,
  parts: { readonly log: Logger; readonly version: string },
): Promise<readonly Finding[]> {
  const findings = await Promise.all(
    providers.map(async (provider) => checkProvider(provider, config, parts)),
  );
  return findings.flat();
}

async function checkProvider(
  provider: Provider,
  config: Config,
  parts: { readonly log: Logger; readonly version: string },
): Promise<readonly Finding[]> {
  const subject = quoted(provider.name);
  if (!isOn(provider, config)) {
    return [{ subject, lines: [say("doctor.not-set-up", { settings: provider.enabledBy })] }];
  }
  try {
    const open = openProvider(provider, config, { ...parts, keep: false });
    try {
      return await open.check(AbortSignal.timeout(TIMEOUT_MS));
    } finally {
      await open.close?.();
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ subject, lines: [error.says], broken: true, next: error.says }];
  }
}
