import type { Modal } from "../../protocol/discord-types.ts";
import { element, fill } from "../dom.ts";
import { iconButton } from "../icon.ts";
import type { FieldValue } from "../../protocol/protocol.ts";
import { modalFields, type FieldContext } from "./fields.ts";

export interface ModalSettings extends FieldContext {
  /** Sends the form; what it rejects with is shown in the form, which stays open. */
  submit(values: Readonly<Record<string, FieldValue>>): Promise<void>;
}

/**
 * Opens a form of the bot. It is a modal `<dialog>`: the focus stays inside, Escape closes it and
 * gives the focus back. Ctrl+Enter sends it from a field of several lines.
 */
export function openModal(modal: Modal, settings: ModalSettings): void {
  const fields = modalFields(modal.components, settings);
  const problem = element("p", { class: "problem", role: "alert" });
  const send = element("button", { class: "button primary", type: "submit" }, "Submit");
  const cancel = element("button", { class: "button plain", type: "button" }, "Cancel");
  const close = iconButton("close", "Close", { class: "icon-button" });
  const form = element("form", { class: "modal-form", novalidate: true });
  fill(
    form,
    element("header", {}, element("h2", { id: "modal-title" }, modal.title), close),
    element("div", { class: "modal-fields" }, ...fields.map((field) => field.element)),
    problem,
    element("footer", {}, cancel, send),
  );
  const dialog = element("dialog", { class: "modal", "aria-labelledby": "modal-title" }, form);

  const submit = async (): Promise<void> => {
    const wrong = fields.find((field) => field.check() !== undefined);
    problem.textContent = wrong?.check() ?? "";
    if (wrong) {
      wrong.focus();
      return;
    }
    send.disabled = true;
    try {
      const values: Record<string, FieldValue> = {};
      for (const field of fields) {
        const value = await field.value();
        if (field.customId !== undefined && value !== undefined) values[field.customId] = value;
      }
      await settings.submit(values);
      dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      send.disabled = false;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  cancel.addEventListener("click", () => dialog.close());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  fields.find((field) => field.customId !== undefined)?.focus();
}
