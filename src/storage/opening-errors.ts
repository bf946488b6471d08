import { ConfigError, type StorageErrorKind } from "../domain/errors.ts";
import { type Message, say } from "../words/index.ts";
import { freeBytesOf } from "./storage-health.ts";
import { troubleWith } from "./storage-trouble.ts";

/**
 * Why a data folder cannot be opened, in words for the operator, who may know the path. Errors that
 * say nothing of the disk or the database come back as they are.
 */
export function explainOpening(error: unknown, folder: string): unknown {
  if (error instanceof ConfigError) return error;
  const kind = troubleWith(error, () => freeBytesOf(folder));
  if (kind === undefined) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ConfigError(openingWords(kind, folder, reason), { cause: error });
}

function openingWords(kind: StorageErrorKind, folder: string, reason: string): Message {
  const words: Readonly<Record<StorageErrorKind, Message>> = {
    full: say("storage.full-at-start", { folder }),
    unwritable: say("settings.unwritable-data", { folder, path: folder }),
    failing: say("storage.failing-at-start", { folder, reason }),
    busy: say("storage.busy-at-start", { folder }),
    damaged: say("storage.damaged-at-start", { folder, reason }),
    unreachable: say("storage.unreachable"),
  };
  return words[kind];
}
