/** The message that a link of Discord's own leads to; undefined for any other address. */
export function readMessageLink(
  url: string,
): { readonly channelId: string; readonly messageId: string } | undefined {
  const link =
    /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:@me|\d+)\/(\d+)\/(\d+)\/?$/.exec(url);
  const [, channelId, messageId] = link ?? [];
  return channelId === undefined || messageId === undefined ? undefined : { channelId, messageId };
}
