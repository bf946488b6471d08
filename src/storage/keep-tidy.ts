import type { Logger } from "../lib/logger.ts";
import type { PictureStore } from "./picture-store.ts";

const HOUR_MS = 3_600_000;

/**
 * Removes pictures that are too old or too many, now and every hour. Gives the function that ends
 * it and waits for a removal under way; a failure is logged and tried again an hour later.
 */
export function keepTidy(
  pictures: PictureStore,
  limits: { readonly days: number; readonly totalBytes: number },
  log: Logger,
): () => Promise<void> {
  const tidy = async (): Promise<void> => {
    try {
      const removal = await pictures.retain(limits);
      if (removal.pictures > 0) log.info(removal, "Removed old pictures");
    } catch (error) {
      log.error({ error: String(error) }, "Could not remove old pictures");
    }
  };
  let underWay = tidy();
  const timer = setInterval(() => {
    underWay = tidy();
  }, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
