/**
 * The process in which pictures are decoded, encoded and read: the only place where sharp is loaded.
 * What it can do is in tasks.ts.
 */
import { serveTasks } from "../sandbox/serve-tasks.ts";
import { imageTasks } from "./tasks.ts";

serveTasks(imageTasks);
