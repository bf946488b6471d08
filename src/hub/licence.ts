import { z } from "zod";

/** A licence as the hub names it. */
export interface Licence {
  readonly name: string;
  /** Where its text is, if the card says so. */
  readonly link: string | undefined;
}

const cardSchema = z.object({
  cardData: z
    .object({
      license: z.union([z.string(), z.array(z.string())]).nullish(),
      license_name: z.string().nullish(),
      license_link: z.string().nullish(),
    })
    .nullish()
    .catch(undefined),
  tags: z.array(z.string()).nullish().catch(undefined),
});

/** The licence in what the hub says of a repository: from its card, else from its tags. */
export function readLicence(value: unknown): Licence | undefined {
  const card = cardSchema.safeParse(value);
  if (!card.success) return undefined;
  const { cardData, tags } = card.data;
  const tag = tags?.find((each) => each.startsWith("license:"))?.slice("license:".length);
  const stated = cardData?.license ?? tag;
  const short = Array.isArray(stated) ? stated.join(", ") : stated;
  const name = short === "other" ? (cardData?.license_name ?? short) : short;
  if (name === undefined) return undefined;
  const link = URL.parse(cardData?.license_link ?? "")?.href;
  return { name: inOneLine(name), link };
}

/** A card is written by anybody; nothing in it may move a terminal's cursor. */
const inOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, " ").slice(0, 100);
