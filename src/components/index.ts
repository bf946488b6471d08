import { cancelButton } from "./cancel.ts";
import type { Component } from "../discord/interactions/component.ts";
import { deleteButton } from "./delete.ts";
import { detailsButton } from "./details.ts";
import { droppedSettingsButton, droppedVaryButton } from "./dropped-picture.ts";
import { editModal } from "./edit-modal.ts";
import { editButton } from "./edit.ts";
import {
  historyChildrenButton,
  historyDeleteButton,
  historyOpenSelect,
  historyPageButton,
  historyParentButton,
  historyRepeatButton,
  historyUndoButton,
} from "./history.ts";
import { deleteMyDataButton, keepMyDataButton } from "./mydata-delete.ts";
import { exportMyDataButton } from "./mydata-export.ts";
import { animateButton } from "./more/animate.ts";
import { describeButton } from "./more/describe.ts";
import { extendButtons } from "./more/extend.ts";
import { favouriteButton } from "./more/favourite.ts";
import { hiresButton } from "./more/hires.ts";
import { instructButton, instructModal } from "./more/instruct.ts";
import { moreButton, morePictureButton } from "./more/more.ts";
import { redrawButton, redrawModal } from "./more/redraw.ts";
import { originalsButton } from "./originals.ts";
import { cancelQuestionButton, drawQuestionButton } from "./question.ts";
import { reportBanButton, reportDeleteButton, reportWarnButton } from "./report.ts";
import { rerollButton } from "./reroll.ts";
import { retryButton } from "./retry.ts";
import {
  settingsChannels,
  settingsChoice,
  settingsMost,
  settingsRoleForget,
  settingsRoles,
} from "./settings/choose.ts";
import {
  settingsDefaultsForm,
  settingsFormButton,
  settingsRoleForm,
  settingsTab,
} from "./settings/open.ts";
import { settingsDefaultsSave, settingsRoleSave, settingsSave } from "./settings/save.ts";
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
  moreButton,
  morePictureButton,
  ...extendButtons,
  redrawButton,
  redrawModal,
  instructButton,
  instructModal,
  hiresButton,
  animateButton,
  describeButton,
  favouriteButton,
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
  historyPageButton,
  historyOpenSelect,
  historyRepeatButton,
  historyParentButton,
  historyChildrenButton,
  historyUndoButton,
  historyDeleteButton,
  exportMyDataButton,
  deleteMyDataButton,
  keepMyDataButton,
  settingsTab,
  settingsFormButton,
  settingsRoleForm,
  settingsDefaultsForm,
  settingsChoice,
  settingsChannels,
  settingsRoles,
  settingsMost,
  settingsRoleForget,
  settingsSave,
  settingsRoleSave,
  settingsDefaultsSave,
];
