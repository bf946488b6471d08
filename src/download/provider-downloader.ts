import type { AllowedAddress } from "./address-policy.ts";
import { createLinkDownloader, type DownloaderOptions, type LinkDownloader } from "./downloader.ts";

/** What one provider's results may be fetched from. */
export interface ProviderSettings extends DownloaderOptions {
  /** The provider's servers, as the operator configured them: its base URL, and others it may name. */
  readonly origins: readonly URL[];
  /** EASEL_ALLOW_ADDRESSES. */
  readonly allowAddresses: readonly AllowedAddress[];
}

/**
 * The downloader for the links that one provider gives to its results: it reaches public https
 * servers, what EASEL_ALLOW_ADDRESSES opens, and the provider's own servers, be they private. No
 * other provider and no person's link gets there through it.
 */
export function createProviderDownloader({
  origins,
  allowAddresses,
  ...options
}: ProviderSettings): LinkDownloader {
  return createLinkDownloader({ allowAddresses, allowOrigins: origins }, options);
}
