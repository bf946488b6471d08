import { ConfigError } from "../../../src/domain/errors.ts";
import { spoken } from "./spoken.ts";

/** What an operator is told when this fails, in English. Throws when it does not, or fails otherwise. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ConfigError) return spoken(error.says);
    throw error;
  }
  throw new Error("nothing was wrong");
}
