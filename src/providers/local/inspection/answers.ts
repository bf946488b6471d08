import { z } from "zod";
import type { ControlDescription } from "../../../diffusion/control/describe-control.ts";
import { messageSchema } from "../../../words/index.ts";
import type { FolderReport } from "../inspect-folder.ts";
import { descriptionSchema, maybe } from "./description-schema.ts";

// The child reads what anybody may have made, so that its answers are checked as a service's are.

const problem = maybe(messageSchema);

/** A model's description, or why its folder is left out. */
export const describedSchema = z.union([
  z.object({ description: descriptionSchema }),
  z.object({ problem: messageSchema }),
]);

/** What people read of a folder. */
export const reportSchema: z.ZodType<FolderReport> = z.object({
  id: z.string(),
  name: z.string(),
  family: maybe(z.string()),
  isRefiner: z.boolean(),
  problem,
  remarks: z.array(messageSchema),
});

const controlSchema: z.ZodType<ControlDescription> = z.object({
  name: z.string(),
  folder: z.string(),
  path: z.string(),
  takesEdges: z.boolean(),
  problem,
  contextWidth: maybe(z.number()),
  residuals: z.number(),
});

/** A ControlNet's description; absent for a folder of something else. */
export const controlAnswerSchema = z.object({ control: maybe(controlSchema) });

/** What a LoRA's file says. */
export const loraFactsSchema = z.object({
  problem,
  family: maybe(z.string()),
  triggers: z.array(z.string()),
  hash: maybe(z.string()),
});

/** What a LoRA's file says, or why it cannot be used. */
export type LoraFacts = z.infer<typeof loraFactsSchema>;

/** The beginning of a hash, in hexadecimal digits. */
export const hashSchema = z.object({ hash: z.string().regex(/^[0-9a-f]+$/u) });

/** Why a model does not go with others, in the order in which they were named: null where it does. */
export const comparedSchema = z.object({
  loras: z.array(messageSchema.nullable()),
  controls: z.array(messageSchema.nullable()),
});
