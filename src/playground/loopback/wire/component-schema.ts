import { z } from "zod";
import type { Component } from "./component.ts";

/** Discord takes null for an absent field nearly everywhere in components. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

const text = z.string().exactOptional();
const number = z.number().exactOptional();
const yesOrNo = z.boolean().exactOptional();
const media = z.looseObject({ url: z.string() });

const option = z.preprocess(
  withoutNulls,
  z.looseObject({ label: z.string(), value: z.string(), description: text, default: yesOrNo }),
);

const galleryItem = z.preprocess(
  withoutNulls,
  z.looseObject({ media, description: text, spoiler: yesOrNo }),
);

/** The shape of any component, of messages and modals alike; rules/ says what each kind needs. */
export const componentSchema: z.ZodType<Component> = z.lazy(() =>
  z.preprocess(
    withoutNulls,
    z.looseObject({
      type: z.int(),
      id: number,
      custom_id: text,
      style: number,
      label: text,
      description: text,
      emoji: z.preprocess(withoutNulls, z.looseObject({ id: text, name: text })).exactOptional(),
      url: text,
      disabled: yesOrNo,
      content: text,
      placeholder: text,
      options: z.array(option).exactOptional(),
      min_values: number,
      max_values: number,
      min_length: number,
      max_length: number,
      required: yesOrNo,
      value: text,
      accent_color: number,
      spoiler: yesOrNo,
      divider: yesOrNo,
      spacing: number,
      components: z.array(componentSchema).exactOptional(),
      component: componentSchema.exactOptional(),
      accessory: componentSchema.exactOptional(),
      items: z.array(galleryItem).exactOptional(),
      media: media.exactOptional(),
      file: media.exactOptional(),
    }),
  ),
);
