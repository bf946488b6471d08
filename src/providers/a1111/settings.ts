import { z } from "zod";
import { secret } from "../../config/secret.ts";
import { addresses, setting, wholeNumber } from "../../config/fields.ts";
import { say } from "../../words/index.ts";

/** A user's name, a colon, a password, on one line. */
const userAndPassword = setting(
  (given) => (/^[^:\p{Cc}]*:[^\p{Cc}]+$/u.test(given) ? secret(given) : undefined),
  (name) => say("services.a1111-auth-form", { name }),
);

/** The settings of the servers of the A1111 family, by their names in the environment. */
export const settings = z.object({
  A1111_URL: addresses
    .optional()
    .describe(
      "AUTOMATIC1111, Forge, reForge, SD.Next, stable-diffusion.cpp or KoboldCpp, such as http://127.0.0.1:7860; several machines with commas.",
    ),
  A1111_AUTH: userAndPassword
    .optional()
    .describe("user:password, as in --api-auth; for KoboldCpp's password :password."),
  A1111_TIMEOUT_MS: wholeNumber(900_000, 1, 86_400_000).describe(
    "Deadline of one picture, in milliseconds, the waiting behind other users of the server included.",
  ),
});
export type A1111Settings = z.output<typeof settings>;
