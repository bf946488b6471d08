import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { dayOf, openSigner } from "../../images/index.ts";
import type { Logger } from "../../lib/logger.ts";
import { say } from "../../words/index.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** From so long before its end on, a new certificate is asked for. */
const SOON_MS = 30 * DAY_MS;

/** Whether files can be signed, tried out with one pixel; nothing where nobody is to sign. */
export async function checkSigning(
  { signing }: Pick<Config, "signing">,
  parts: { readonly log: Logger; readonly version: string },
  now = new Date(),
): Promise<readonly Finding[]> {
  if (signing === undefined) return [];
  const subject = say("signing.doctor");
  try {
    const signer = await openSigner(signing, { ...parts, now });
    await signer.close();
    const { name, until } = signer.identity;
    const isSoon = until.getTime() - now.getTime() < SOON_MS;
    const next = isSoon ? say("signing.ends-soon", { until: dayOf(until) }) : undefined;
    return [{ subject, lines: [say("signing.works", { name, until: dayOf(until) })], next }];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ subject, lines: [error.says], broken: true, next: say("signing.change") }];
  }
}
