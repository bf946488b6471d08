import type { StorageHealth } from "./storage-health.ts";

type Seen = Pick<StorageHealth, "trouble" | "watch">;

/** The health of a storage whose rows and pictures are in two places; the rows' trouble comes first. */
export function bothHealths(rows: Seen, pictures: Seen): Seen {
  const trouble = () => rows.trouble ?? pictures.trouble;
  return {
    get trouble() {
      return trouble();
    },
    watch(watcher) {
      let last = trouble();
      const tell = () => {
        const now = trouble();
        if (now === last) return;
        last = now;
        watcher(now);
      };
      const ends = [rows.watch(tell), pictures.watch(tell)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
