import { z } from "zod";
import { families } from "./families.ts";

const checkpoint = z.object({
  /** What the server is told to load. */
  title: z.string(),
  /** What people read, and the second part of the model's id. */
  name: z.string(),
});
export type Checkpoint = z.infer<typeof checkpoint>;

const lora = z.object({
  name: z.string(),
  /** Where its file lies, for servers that take that in place of a name. */
  path: z.string().optional(),
});

/** What one server is and has, as it was last asked. */
export const serverDescriptionSchema = z.object({
  url: z.string(),
  family: z.enum(families),
  version: z.string().optional(),
  checkpoints: z.array(checkpoint),
  /** The title of the checkpoint that is loaded, where the server tells. */
  loaded: z.string().optional(),
  samplers: z.array(z.string()),
  /** The spacings of sigmas by name; absent on servers that have them in the samplers' names. */
  schedulers: z.array(z.string()).optional(),
  upscalers: z.array(z.string()),
  loras: z.array(lora).optional(),
  styles: z.array(z.string()),
  /** Whether it redraws a masked part alone. */
  mask: z.boolean(),
  /** Further pictures that it takes beside the source. */
  references: z.number(),
});
export type ServerDescription = z.infer<typeof serverDescriptionSchema>;
