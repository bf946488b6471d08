import { type Message, say } from "../../words/index.ts";
import { sharedNames } from "../proxies.ts";
import { likelyName, prefixOf } from "./likely-name.ts";

/** Names that only tests read. */
const OF_TESTS = "EASEL_TEST_";

/** Where names were given. */
export interface GivenNames {
  readonly inFile: readonly string[];
  readonly inEnvironment: readonly string[];
}

const isShared = (name: string): boolean => sharedNames.includes(name.toUpperCase());

/**
 * Points out names that look like settings and are none, each with the one that is probably meant.
 * In the file every near miss counts. In the environment, which others use too, only names that
 * begin as a setting does count, and beyond Easel's own prefixes only near misses.
 */
export function unknownNames(
  given: GivenNames,
  known: readonly string[],
  ownPrefixes: readonly string[],
): readonly Message[] {
  const prefixes = new Set(known.filter((name) => !isShared(name)).map(prefixOf));
  const isUnknown = (name: string): boolean =>
    !known.includes(name) && !isShared(name) && !name.startsWith(OF_TESTS);
  const isOwn = (name: string): boolean =>
    ownPrefixes.some((prefix) => name.toUpperCase().startsWith(prefix));

  const inFile = given.inFile.filter(isUnknown).flatMap((name) => {
    const likely = likelyName(name, known);
    const looksLikeOurs = prefixes.has(prefixOf(name.toUpperCase())) || isOwn(name);
    return likely !== undefined || looksLikeOurs ? [remark(name, likely)] : [];
  });
  const inEnvironment = given.inEnvironment
    .filter((name) => isUnknown(name) && !given.inFile.includes(name))
    .flatMap((name) => {
      const likely = prefixes.has(prefixOf(name)) ? likelyName(name, known) : undefined;
      return likely !== undefined || isOwn(name) ? [remark(name, likely)] : [];
    });
  return [...inFile, ...inEnvironment];
}

function remark(name: string, likely: string | undefined): Message {
  return likely === undefined
    ? say("settings.unknown-name", { name })
    : say("settings.likely-name", { name, likely });
}
