import type { Command } from "../discord/interactions/command.ts";
import { help } from "./help.ts";
import { imageDetails } from "./image-details.ts";
import { imagine } from "./imagine.ts";
import { moderation } from "./moderation.ts";
import { mydata } from "./mydata.ts";
import { queue } from "./queue.ts";
import { reportThisImage } from "./report-this-image.ts";
import { show } from "./show.ts";
import { stats } from "./stats.ts";
import { status } from "./status.ts";
import { varyThisImage } from "./vary-this-image.ts";

/** All commands. What stands here is registered with Discord. */
export const commands: readonly Command[] = [
  imagine,
  queue,
  show,
  help,
  status,
  mydata,
  stats,
  varyThisImage,
  imageDetails,
  reportThisImage,
  moderation,
];
