import type { Migration } from "kysely/migration";
import { jobs } from "./0001-jobs.ts";
import { filesAndSettings } from "./0002-files-and-settings.ts";
import { jobsByParent } from "./0003-jobs-by-parent.ts";
import { masks } from "./0004-masks.ts";
import { messages } from "./0005-messages.ts";
import { plansAndAcknowledgements } from "./0006-plans-and-acknowledgements.ts";
import { leases } from "./0007-leases.ts";
import { budgets } from "./0008-budgets.ts";
import { outbox } from "./0009-outbox.ts";
import { people } from "./0010-people.ts";
import { counters } from "./0011-counters.ts";
import { serverRules } from "./0012-server-rules.ts";
import { moderation } from "./0013-moderation.ts";
import { questions } from "./0014-questions.ts";
import { members } from "./0015-members.ts";
import { personalData } from "./0016-personal-data.ts";
import { startTags } from "./0018-start-tags.ts";
import { varyTargets } from "./0022-vary-targets.ts";
import { turnsByPerson } from "./0026-turns-by-person.ts";

/**
 * Every migration under the name that the database remembers. A released one is never changed:
 * a new number is added at the end.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-jobs": jobs,
  "0002-files-and-settings": filesAndSettings,
  "0003-jobs-by-parent": jobsByParent,
  "0004-masks": masks,
  "0005-messages": messages,
  "0006-plans-and-acknowledgements": plansAndAcknowledgements,
  "0007-leases": leases,
  "0008-budgets": budgets,
  "0009-outbox": outbox,
  "0010-people": people,
  "0011-counters": counters,
  "0012-server-rules": serverRules,
  "0013-moderation": moderation,
  "0014-questions": questions,
  "0015-members": members,
  "0016-personal-data": personalData,
  "0018-start-tags": startTags,
  "0022-vary-targets": varyTargets,
  "0026-turns-by-person": turnsByPerson,
};
