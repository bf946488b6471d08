import { ConfigError, ProviderError } from "../domain/errors.ts";
import type { Finding } from "../domain/finding.ts";
import { type Message, quoted, say } from "../words/index.ts";

/** What the doctor asks an account at a service. */
export interface AccountCheck {
  /** The provider's name. */
  readonly name: string;
  /** The setting that holds the key. */
  readonly setting: string;
  /** Asks something that costs nothing. Throws ProviderError and ConfigError as calls do. */
  readonly ask: () => Promise<Pick<Finding, "lines" | "broken" | "next">>;
}

/** Asks, and says what to do where the key is refused, the account is empty or nobody answers. */
export async function checkAccount({ name, setting, ask }: AccountCheck): Promise<Finding> {
  const subject = quoted(name);
  try {
    return { subject, ...(await ask()) };
  } catch (error) {
    return { subject, broken: true, ...explain(error, name, setting) };
  }
}

function explain(error: unknown, name: string, setting: string): Pick<Finding, "lines" | "next"> {
  const kind = error instanceof ProviderError ? error.kind : undefined;
  if (kind === "bad-key") {
    const next = say("doctor.copy-key-again", { provider: name, setting });
    return { lines: [say("doctor.key-refused", { setting })], next };
  }
  if (kind === "no-credits") {
    const next = say("doctor.top-up", { provider: name });
    return { lines: [say("doctor.no-credits")], next };
  }
  if (error instanceof ConfigError) return { lines: [error.says], next: error.says };
  const lines = [say("doctor.no-answer", { reason: reasonOf(error) })];
  return { lines, next: say("doctor.look-at-network", { provider: name }) };
}

/** For the operator, who may see more of the service's own words than others. */
function reasonOf(error: unknown): Message {
  if (error instanceof ProviderError && error.diagnosis !== undefined) {
    return quoted(error.diagnosis);
  }
  if (error instanceof DOMException) return say("doctor.too-slow");
  return quoted(error instanceof Error ? error.message : String(error));
}
