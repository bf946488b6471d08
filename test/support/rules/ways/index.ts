import type { Way } from "../way.ts";
import { commandWays } from "./commands.ts";
import { furtherWays } from "./further.ts";
import { formWays } from "./forms.ts";
import { laterWays } from "./later.ts";
import { messageWays } from "./messages.ts";
import { pictureWays } from "./pictures.ts";

/** Every way to something that is drawn or shown. A new one is one entry. */
export const ways: readonly Way[] = [
  ...commandWays,
  ...pictureWays,
  ...formWays,
  ...furtherWays,
  ...laterWays,
  ...messageWays,
];
