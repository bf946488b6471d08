import { z } from "zod";

const text = z.string().max(300).optional();

/**
 * What the Content Credentials (C2PA) of a file say, once they were checked. "valid": signed as it
 * stands, by somebody whose authority is on no trust list that is known here; "trusted": by one that
 * is; "invalid": changed since, or wrongly signed; "unreadable": damaged. `problem` is C2PA's code of
 * what is wrong.
 */
export const credentialsSchema = z.object({
  state: z.enum(["trusted", "valid", "invalid", "unreadable"]),
  signer: text,
  tool: text,
  problem: text,
  digitalSource: text,
});
export type Credentials = z.infer<typeof credentialsSchema>;
