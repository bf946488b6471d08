import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from "discord.js";
import { type GridCell, gridCells } from "../../domain/grid.ts";
import { type Message, say } from "../../words/index.ts";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { fieldNames, wordsField } from "./fields.ts";

const cellNames: Readonly<Record<GridCell, Message>> = {
  "top-left": say("more.cell-top-left"),
  top: say("more.cell-top"),
  "top-right": say("more.cell-top-right"),
  left: say("more.cell-left"),
  middle: say("more.cell-middle"),
  right: say("more.cell-right"),
  "bottom-left": say("more.cell-bottom-left"),
  bottom: say("more.cell-bottom"),
  "bottom-right": say("more.cell-bottom-right"),
};

/**
 * The modal of Redraw a region: fields of a grid of three by three, or a mask as a file, and what to
 * draw there. `position` counts from 0.
 */
export function redrawForm(
  { plain }: DiscordWords,
  jobId: string,
  position: number,
): APIModalInteractionResponseCallbackData {
  const cells: APILabelComponent = {
    type: ComponentType.Label,
    label: plain.say("more.cells-field"),
    description: plain.say("more.cells-hint"),
    component: {
      type: ComponentType.StringSelect,
      custom_id: fieldNames.cells,
      required: false,
      min_values: 0,
      max_values: gridCells.length,
      options: gridCells.map((cell) => ({ label: plain.text(cellNames[cell]), value: cell })),
    },
  };
  const mask: APILabelComponent = {
    type: ComponentType.Label,
    label: plain.say("more.mask-field"),
    description: plain.say("more.mask-hint"),
    component: {
      type: ComponentType.FileUpload,
      custom_id: fieldNames.mask,
      required: false,
      min_values: 0,
      max_values: 1,
    },
  };
  const words = wordsField({
    label: plain.say("more.redraw-words-field"),
    description: plain.say("more.redraw-words-hint"),
    required: false,
  });
  return {
    custom_id: writeCustomId({ action: "redraw-modal", jobId, position }),
    title: plain.say("more.redraw"),
    components: [words, cells, mask],
  };
}
