import { readFileSync } from "node:fs";
import { ConfigError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
import { decodeText } from "./decode-text.ts";
import { parseEnv } from "./parse-env.ts";

/** What stands in `.env`, and what is odd about it. */
export interface EnvFile {
  readonly variables: ReadonlyMap<string, string>;
  readonly remarks: readonly Message[];
}

/**
 * Reads a settings file, in any encoding that editors write; undefined when there is none. Throws
 * ConfigError when it cannot be read, is no text, or has lines that cannot be understood.
 */
export function readEnvFile(path: string): EnvFile | undefined {
  const bytes = bytesOf(path);
  if (bytes === undefined) return undefined;
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new ConfigError(say("settings.no-text", { path }));
  const { variables, remarks, problems } = parseEnv(decoded.text);
  if (problems.length > 0) throw new ConfigError(say("settings.wrong", { problems }));
  const isOdd = decoded.encoding === "windows-1252";
  return { variables, remarks: isOdd ? [say("settings.old-encoding"), ...remarks] : remarks };
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") return undefined;
    throw new ConfigError(say("settings.unreadable", { path, code }), { cause: error });
  }
}
