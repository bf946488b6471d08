import { SELECTS } from "../rules/select.ts";
import type { WireAttachment } from "../wire/attachment.ts";
import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import type { World } from "../world/world.ts";
import type { ModalValues, Upload } from "./discord-user.ts";
import { selectedValues } from "./find-component.ts";
import type { OpenModal } from "../interactions/outcome.ts";
import { Refusal } from "./refusal.ts";

/**
 * The `data` of a submitted modal. A field that has no value among `values` (by custom id or label)
 * keeps what it was filled with. Refuses what Discord's client refuses: empty required fields,
 * texts that are too short or long, and names of fields that are not there.
 */
export function modalData(world: World, modal: OpenModal, values: ModalValues): object {
  const attachments: Record<string, WireAttachment> = {};
  const unused = new Set(Object.keys(values));

  const fill = (field: Component, label: string | undefined): object => {
    const key = [field.custom_id, label].find((name) => name !== undefined && unused.has(name));
    unused.delete(key ?? "");
    const value = key === undefined ? undefined : values[key];
    const base = { type: field.type, id: field.id ?? 0, custom_id: field.custom_id };
    if (field.type === COMPONENT.textInput) return { ...base, value: textOf(field, value, label) };
    if (field.type === COMPONENT.fileUpload) {
      const ids = uploadsOf(field, value, label).map((upload) => {
        const record = world.attachments.add(world.state.applicationId, upload, {
          ephemeral: true,
        });
        attachments[record.id] = world.attachments.wire(record);
        return record.id;
      });
      return { ...base, values: ids };
    }
    return { ...base, values: choicesOf(field, value) };
  };

  const components = modal.components.map((top) => {
    if (top.type === COMPONENT.label && top.component !== undefined)
      return { type: top.type, id: top.id ?? 0, component: fill(top.component, top.label) };
    if (top.type === COMPONENT.actionRow) {
      const fields = (top.components ?? []).map((field) => fill(field, field.label));
      return { type: top.type, id: top.id ?? 0, components: fields };
    }
    return { type: top.type, id: top.id ?? 0 };
  });
  if (unused.size > 0) throw new Refusal(`The modal has no field "${[...unused].join('", "')}".`);
  return { custom_id: modal.customId, components, resolved: { attachments } };
}

function textOf(field: Component, value: ModalValues[string] | undefined, label = ""): string {
  const text = value ?? field.value ?? "";
  if (typeof text !== "string") throw new Refusal(`The field "${label}" takes text.`);
  const { min_length: least = 0, max_length: most = 4000, required = true } = field;
  if (text === "" && required) throw new Refusal(`The field "${label}" is required.`);
  if (text !== "" && (text.length < least || text.length > most))
    throw new Refusal(`The field "${label}" takes ${least} to ${most} characters.`);
  return text;
}

function uploadsOf(
  field: Component,
  value: ModalValues[string] | undefined,
  label = "",
): readonly Upload[] {
  const uploads =
    typeof value === "string" ? [] : (value ?? []).filter((upload) => typeof upload !== "string");
  const { min_values: least = 1, max_values: most = 1, required = true } = field;
  const fewest = required ? least : 0;
  if (uploads.length < fewest || uploads.length > most)
    throw new Refusal(`The field "${label}" takes ${fewest} to ${most} files.`);
  return uploads;
}

function choicesOf(field: Component, value: ModalValues[string] | undefined): readonly string[] {
  const given =
    typeof value === "string" ? [value] : value?.filter((name) => typeof name === "string");
  const filled = (field.options ?? []).filter((option) => option.default === true);
  const chosen = given ?? filled.map((option) => option.value);
  if (chosen.length === 0 && field.required === false) return [];
  return SELECTS.has(field.type) ? selectedValues(field, chosen) : chosen;
}
