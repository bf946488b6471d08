/**
 * The process in which folders of models, LoRAs and ControlNets are read for the bot. What it can do
 * is in tasks.ts.
 */
import { serveTasks } from "../../../sandbox/serve-tasks.ts";
import { inspectionTasks } from "./tasks.ts";

serveTasks(inspectionTasks);
