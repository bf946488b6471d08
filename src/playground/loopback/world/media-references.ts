import { attachmentName, mapMedia, mediaOfComponents, mediaOfEmbeds } from "../wire/media.ts";
import type { Component } from "../wire/component.ts";
import { mapComponents } from "../wire/walk-components.ts";
import type { AttachmentRecord, MessageRecord } from "./state.ts";

/** Names of the attachments that a message's components and embeds show. */
export function referencedAttachments(message: MessageRecord): ReadonlySet<string> {
  const media = [...mediaOfComponents(message.components), ...mediaOfEmbeds(message.embeds)];
  return new Set(media.flatMap(({ url }) => attachmentName(url) ?? []));
}

/**
 * Components as they are stored: numbered like Discord numbers them, and with CDN addresses of the
 * message's own attachments (a bot sends back what it was given) turned into `attachment://name`.
 */
export function storedComponents(
  components: readonly Component[],
  kept: readonly AttachmentRecord[],
): readonly Component[] {
  let number = 0;
  return mapComponents(components, (component) => {
    number += 1;
    return mapMedia({ ...component, id: component.id ?? number }, (media) => {
      const own = kept.find(({ id }) => media.url.includes(`/${id}/`));
      return own === undefined ? media : { url: `attachment://${own.filename}` };
    });
  });
}
