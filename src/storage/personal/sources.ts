import { say } from "../../words/index.ts";
import { ownOrders } from "./own-orders.ts";
import { ownRows } from "./own-rows.ts";
import { ownSetAside } from "./own-set-aside.ts";
import type { PersonalSource } from "./personal-source.ts";

/**
 * Everything that is stored about a person: what /mydata exports and deletes. A new table that has a
 * `user_id` is one entry here and one text; a test compares this list with the database.
 */
export const personalSources: readonly PersonalSource[] = [
  ownOrders,
  ownRows("preferences", { about: say("mydata.about-preferences") }),
  ownRows("questions", { about: say("mydata.about-questions"), json: ["reason", "orders"] }),
  ownRows("presets", { about: say("members.about-presets") }),
  ownRows("favourites", { about: say("members.about-favourites") }),
  ownRows("history_views", { about: say("members.about-history-views") }),
  ownRows("vary_targets", { about: say("mydata.about-vary-targets"), json: ["urls"] }),
  ownRows("reports", { about: say("mydata.about-reports") }),
  ownSetAside,
  ownRows("moderation_entries", {
    about: say("mydata.about-moderation"),
    omit: ["by_user"],
    stays: true,
  }),
  ownRows("kept_counts", { about: say("mydata.about-kept-counts"), stays: true }),
  ownRows("people", { about: say("mydata.about-people"), stays: true }),
  ownRows("reservations", { about: say("mydata.about-reservations"), stays: true }),
  ownRows("erasures", {
    about: say("mydata.about-erasures"),
    omit: ["owner", "lease_until"],
    stays: true,
  }),
];
