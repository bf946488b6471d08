import { cancelButton } from "./cancel.ts";
import type { Component } from "../discord/interactions/component.ts";
import { deleteButton } from "./delete.ts";
import { detailsButton } from "./details.ts";
import { droppedSettingsButton, droppedVaryButton } from "./dropped-picture.ts";
import { editModal } from "./edit-modal.ts";
import { editButton } from "./edit.ts";
import { deleteMyDataButton, keepMyDataButton } from "./mydata-delete.ts";
import { exportMyDataButton } from "./mydata-export.ts";
import { originalsButton } from "./originals.ts";
import { cancelQuestionButton, drawQuestionButton } from "./question.ts";
import { reportBanButton, reportDeleteButton, reportWarnButton } from "./report.ts";
import { rerollButton } from "./reroll.ts";
import { retryButton } from "./retry.ts";
import { upscaleButton } from "./upscale.ts";
import { variationStrengthSelect } from "./variation-strength.ts";
import { varyMessageModal } from "./vary-message-modal.ts";
import { varyModal } from "./vary-modal.ts";
import { varyButton } from "./vary.ts";

/** All families of buttons, selects and modals. Their actions are part of messages that exist. */
export const components: readonly Component[] = [
  varyButton,
  upscaleButton,
  rerollButton,
  editButton,
  editModal,
  detailsButton,
  deleteButton,
  originalsButton,
  cancelButton,
  retryButton,
  variationStrengthSelect,
  varyModal,
  varyMessageModal,
  droppedSettingsButton,
  droppedVaryButton,
  reportDeleteButton,
  reportWarnButton,
  reportBanButton,
  drawQuestionButton,
  cancelQuestionButton,
  exportMyDataButton,
  deleteMyDataButton,
  keepMyDataButton,
];
