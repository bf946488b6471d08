import type { SchedulerConfig } from "./scheduler-config.ts";

/** The settings for samplers whose diffusers class does not know zero-terminal-SNR rescaling. */
export function withoutZeroSnr(config: SchedulerConfig): SchedulerConfig {
  return { ...config, zeroTerminalSnr: false };
}
