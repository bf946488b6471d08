const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "in 2 minutes", "3 hours ago": the distance of `seconds` (since 1970) from `nowMs`. */
export function relativeTime(seconds: number, nowMs: number): string {
  const distance = seconds - nowMs / 1000;
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const [unit, size] = units.find(([, each]) => Math.abs(distance) >= each) ?? ["second", 1];
  return format.format(Math.round(distance / size), unit);
}
