/** Somebody reports a job's pictures in a server: the message in which they saw them. */
export interface Report {
  readonly jobId: string;
  readonly guildId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly messageId: string;
}
