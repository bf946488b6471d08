import { z } from "zod";

/**
 * Something that was done differently from what was asked. `option` is the option's public name
 * (as in `/imagine`), `message` one sentence for the person who asked.
 */
export const warningSchema = z.object({ option: z.string(), message: z.string() });
export type Warning = z.infer<typeof warningSchema>;
