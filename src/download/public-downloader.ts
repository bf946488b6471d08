import path from "node:path";
import { type Resolve, resolveBySystem } from "../http/resolve.ts";
import type { AllowedAddress } from "./address-policy.ts";
import { createLinkDownloader, type DownloaderOptions, type LinkDownloader } from "./downloader.ts";
import { createShares, type Shares } from "./shares.ts";

/** Where Discord keeps attachments and pictures of embeds. */
const discordHosts = ["https://cdn.discordapp.com", "https://media.discordapp.net"] as const;

/** Downloads under way at once, over all and of one person. */
const LIMITS = { total: 8, perPerson: 2, waiting: 200, waitingPerPerson: 20 } as const;

/**
 * Names that are looked up at once. Each holds one of the four threads that files are read with too,
 * and a name server of somebody's own can keep it for many seconds.
 */
const LOOKUPS = { total: 2, perPerson: 2, waiting: 200, waitingPerPerson: 200 } as const;

/** What the settings say about links that people give. */
export interface PublicSettings {
  readonly allowAddresses: readonly AllowedAddress[];
  readonly discord: { readonly cdnUrl: URL | undefined };
  /** Files on their way are kept in a folder of it; of the system unless given. */
  readonly dataDir?: string | undefined;
}

/**
 * The downloader for links that people give, and for what Discord keeps: it reaches public https
 * servers, what EASEL_ALLOW_ADDRESSES opens, and Discord's own hosts by their name, whatever that
 * resolves to (a proxy's stand-in address, NAT64). What the operator configured for a provider stays
 * closed to it.
 */
export function createPublicDownloader(
  { allowAddresses, discord, dataDir }: PublicSettings,
  { resolve = resolveBySystem, ...options }: DownloaderOptions = {},
): LinkDownloader {
  const named = discordHosts.map((host) => new URL(host));
  return createLinkDownloader(
    { allowAddresses, allowOrigins: discord.cdnUrl ? [...named, discord.cdnUrl] : named },
    {
      shares: createShares(LIMITS),
      folder: dataDir === undefined ? undefined : path.join(dataDir, "incoming"),
      ...options,
      resolve: inTurns(resolve, createShares(LOOKUPS)),
    },
  );
}

/** A lookup holds its place until the system has answered, also when nobody waits for it any more. */
function inTurns(resolve: Resolve, lookups: Shares): Resolve {
  return async (name) => {
    using _place = await lookups.take(undefined);
    return await resolve(name);
  };
}
