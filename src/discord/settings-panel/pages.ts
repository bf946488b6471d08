import { type Message, say } from "../../words/index.ts";

/** The pages of /settings, in their order, with what their buttons say and what they are about. */
export const pages = {
  where: { label: say("panel.where"), about: say("panel.about-where") },
  who: { label: say("panel.who"), about: say("panel.about-who") },
  amount: { label: say("panel.amount"), about: say("panel.about-amount") },
  defaults: { label: say("panel.defaults"), about: say("panel.about-defaults") },
  words: { label: say("panel.words"), about: say("panel.about-words") },
  moderation: { label: say("panel.moderation"), about: say("panel.about-moderation") },
  budget: { label: say("panel.budget"), about: say("panel.about-budget") },
  showcase: { label: say("panel.showcase"), about: say("panel.about-showcase") },
  audit: { label: say("panel.audit"), about: say("panel.about-audit") },
  language: { label: say("panel.language"), about: say("panel.about-language") },
} as const satisfies Record<string, { readonly label: Message; readonly about: Message }>;

export type Page = keyof typeof pages;

/** Every page, in order. */
export const pageNames = Object.keys(pages).filter(isPage);

/** Whether a custom id names a page. */
export function isPage(name: string): name is Page {
  return Object.hasOwn(pages, name);
}
