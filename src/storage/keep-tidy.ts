import type { Logger } from "../lib/logger.ts";
import type { PictureStore } from "./picture-store.ts";

const HOUR_MS = 3_600_000;

/**
 * Removes pictures that are too old or too many, now and every hour. Gives the function that ends
 * it; a failure is logged and tried again an hour later.
 */
export function keepTidy(
  pictures: PictureStore,
  limits: { readonly days: number; readonly totalBytes: number },
  log: Logger,
): () => void {
  const tidy = (): void => {
    pictures.retain(limits).then(
      (removal) => {
        if (removal.pictures > 0) log.info(removal, "Removed old pictures");
      },
      (error: unknown) => {
        log.error({ error: String(error) }, "Could not remove old pictures");
      },
    );
  };
  tidy();
  const timer = setInterval(tidy, HOUR_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
