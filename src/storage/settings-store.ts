/** Small durable values by name, such as the hash of the registered commands. */
export interface SettingsStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}
