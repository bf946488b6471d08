/**
 * The process in which files are signed. It is apart from the one that reads what anybody may have
 * sent, since it gets to know the key: it sees only finished files, and those of services.
 */
import { serveTasks } from "../../sandbox/serve-tasks.ts";
import { signingTasks } from "./signing-tasks.ts";

serveTasks(signingTasks);
