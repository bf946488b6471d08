import type { Config } from "../config/config.ts";
import { createDownloader, type Downloader } from "./downloader.ts";

/**
 * The downloader for links that people give, and for what Discord keeps: it reaches the public
 * internet, Discord's own file server, and EASEL_ALLOW_ADDRESSES; never a server of a provider. It
 * gives any file: whoever asked looks at it, and knows better what to say of one that is no picture.
 */
export function createPublicDownloader({
  allowAddresses,
  discord,
}: Pick<Config, "allowAddresses" | "discord">): Downloader {
  const allowOrigins = discord.cdnUrl ? [discord.cdnUrl] : [];
  return createDownloader({ allowAddresses, allowOrigins, anyFile: true });
}
