import type { IconName } from "./icon-paths.ts";

/** A line of a menu; one with `items` unfolds them under itself. */
export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly danger?: boolean;
  readonly items?: readonly MenuItem[];
  readonly onChoose?: () => void;
}
