import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";

/**
 * A folder as an absolute path. `~/` at the beginning is the home folder: only a shell would have
 * put it in, and no shell reads `.env`.
 */
export const folder = z.string().transform((text) => {
  const [first = "", ...rest] = text.split(/[/\\]/);
  return path.resolve(first === "~" ? path.join(homedir(), ...rest) : text);
});

/** A folder with one that is used when the setting is absent, as it is written in `.env`. */
export const folderOr = (fallback: string) => folder.prefault(fallback);
