import type { Command } from "../discord/interactions/command.ts";
import { blend } from "./blend.ts";
import { describe } from "./describe.ts";
import { describeThisImage } from "./describe-this-image.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { imageDetails } from "./image-details.ts";
import { imagine } from "./imagine.ts";
import { preferences } from "./preferences.ts";
import { presets } from "./presets.ts";
import { moderation } from "./moderation.ts";
import { mydata } from "./mydata.ts";
import { queue } from "./queue.ts";
import { reportThisImage } from "./report-this-image.ts";
import { settings } from "./settings.ts";
import { show } from "./show.ts";
import { stats } from "./stats.ts";
import { status } from "./status.ts";
import { varyThisImage } from "./vary-this-image.ts";

/** All commands. What stands here is registered with Discord. */
export const commands: readonly Command[] = [
  imagine,
  blend,
  describe,
  queue,
  show,
  help,
  status,
  history,
  presets,
  preferences,
  mydata,
  stats,
  settings,
  varyThisImage,
  imageDetails,
  describeThisImage,
  reportThisImage,
  moderation,
];
