/** What one message takes: files, and bytes of all of them together. */
export interface MessageRoom {
  readonly perMessage: number;
  readonly limitBytes: number;
}

/**
 * Groups files for messages, in their order, so that each group keeps within the room. A file
 * that alone is larger than `limitBytes` gets a group of its own.
 */
export function splitFiles<File extends { readonly bytes: Uint8Array }>(
  files: readonly File[],
  room: MessageRoom,
): readonly (readonly File[])[] {
  const groups: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const group = groups.at(-1);
    const fits =
      group !== undefined &&
      group.length < room.perMessage &&
      bytes + file.bytes.length <= room.limitBytes;
    if (fits) {
      group.push(file);
      bytes += file.bytes.length;
    } else {
      groups.push([file]);
      bytes = file.bytes.length;
    }
  }
  return groups;
}
