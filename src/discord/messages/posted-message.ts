/** A message of the bot's, by the ids under which Discord knows it. */
export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
}
