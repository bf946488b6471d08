import { z } from "zod";
import { extensionWishSchema, type ExtensionWish } from "../extension-wish.ts";
import { controlSchema, hiresSchema, variationSchema } from "../picture-options.ts";
import { type Draft, draftSchema, refinerSchema } from "../request.ts";
import { size } from "./kinds/size.ts";

/** The picture to start from, as somebody names it: it is not yet fetched. */
const sourceSchema = z.object({
  /** An address, or at a terminal a file's path. */
  image: z.string(),
  mask: z.string(),
  strength: z.number(),
  extend: extensionWishSchema,
});

/** What somebody asks for, option by option, before anything is settled or fetched. */
export const askedSchema = draftSchema.partial().extend({
  count: z.int().optional(),
  size: size.asked.optional(),
  refiner: refinerSchema.optional(),
  hires: hiresSchema.partial().optional(),
  variation: variationSchema.partial().optional(),
  source: sourceSchema.partial().optional(),
  /** The address of a further picture, for models that take several. */
  image2: z.string().optional(),
  /** A person's own options, by the name that they gave them. */
  preset: z.string().optional(),
  control: controlSchema.extend({ image: z.string() }).partial().optional(),
});
export type Asked = z.infer<typeof askedSchema>;
export type AskedSource = NonNullable<Asked["source"]>;
export type AskedControl = NonNullable<Asked["control"]>;

/** A request as far as options can say it again; stored pictures are left out. */
export function askedOf({
  source,
  control,
  ...others
}: Partial<Omit<Draft, "source" | "control">> & {
  readonly source?: Pick<NonNullable<Draft["source"]>, "strength" | "extend"> | undefined;
  readonly control?: Omit<NonNullable<Draft["control"]>, "image"> | undefined;
}): Asked {
  const { model, strength: weight, start, end } = control ?? {};
  const rest =
    control === undefined
      ? others
      : { ...others, control: { model, strength: weight, start, end } };
  if (source === undefined) return rest;
  const { strength, extend } = source;
  const sides = Object.entries(extend ?? {}).filter(([, pixels]) => pixels > 0);
  const wish: ExtensionWish = Object.fromEntries(sides.map(([side, pixels]) => [side, { pixels }]));
  return { ...rest, source: { strength, extend: sides.length === 0 ? undefined : wish } };
}
