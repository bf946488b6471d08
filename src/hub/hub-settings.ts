/** Which hub is asked, and with which token; a token opens what is closed to the public. */
export interface HubSettings {
  readonly endpoint: URL;
  readonly token: { reveal(): string } | undefined;
}
