import type { Job } from "../../domain/job.ts";

/** People whose language is kept in mind. */
const REMEMBERED = 1000;

/** In which language people use Discord, as far as they showed it. */
export interface Languages {
  /** Somebody used a command or a button in this language. */
  heard(userId: string, locale: string): void;
  /** The language that they chose here, if they did; never rejects. */
  chosen(userId: string): Promise<string | undefined>;
  /** Their language, for plain messages, which do not tell it; undefined when it is not known. */
  of(userId: string): Promise<string | undefined>;
}

/** Where languages are looked up. */
export interface LanguageSources {
  readonly ordersOf: (userId: string, limit: number) => Promise<readonly Job[]>;
  readonly chosenBy: (userId: string) => Promise<string | undefined>;
}

/** Remembers people's languages: the one they chose, those heard lately, and that of their last orders. */
export function createLanguages({ ordersOf, chosenBy }: LanguageSources): Languages {
  const heard = new Map<string, string>();
  // An answer in another language is better than none.
  const chosen = (userId: string) => chosenBy(userId).catch(() => undefined);
  return {
    chosen,
    heard(userId, locale) {
      // Moved behind the others, so that those who were silent longest go first.
      heard.delete(userId);
      heard.set(userId, locale);
      const [oldest] = heard.keys();
      if (heard.size > REMEMBERED && oldest !== undefined) heard.delete(oldest);
    },
    async of(userId) {
      const known = (await chosen(userId)) ?? heard.get(userId);
      if (known !== undefined) return known;
      const orders = await ordersOf(userId, 5);
      return orders.flatMap(({ target }) =>
        target.kind === "terminal" ? [] : (target.userLocale ?? []),
      )[0];
    },
  };
}
