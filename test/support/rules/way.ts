import type { OpenModal, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import type { Place, PlaceName, Shown, TableWorld } from "./table-world.ts";

/** What a way leads to: a picture, a form for one, or the sight of one that exists. */
export type Leads = "draws" | "opens" | "shows";

/** One way in. `covers` names the commands and controls that it goes through. */
export interface Way {
  readonly name: string;
  readonly covers: readonly string[];
  readonly leads: Leads;
  /** Whether it makes something of what somebody else made. */
  readonly ofOthers?: boolean;
  /** Places in which it does not exist, each with the reason. */
  readonly absent?: Readonly<Partial<Record<PlaceName, string>>>;
  /** Rules that have nothing to say here, each with the reason. */
  readonly untouched?: Readonly<Record<string, string>>;
  /** The answer is for one person alone whatever the rules say, or none at all. */
  readonly isPersonal?: boolean;
  /** What has to be fetched before anything is known of it. */
  readonly fetches?: boolean;
  /** A file of its own is stored before limits are asked, such as a mask. */
  readonly stores?: boolean;
  /** What was done before the rule stood, such as opening a form. */
  readonly before?: (place: Place, world: TableWorld) => Promise<OpenModal>;
  readonly act: (
    place: Place,
    world: TableWorld,
    opened: OpenModal | undefined,
  ) => Promise<Outcome> | WireMessage | void;
}

/** Reasons why a way is not there. */
export const nobodyElse = { "direct messages": "nobody else is there" } as const;
export const onlyDropped = {
  server: "the choice follows pictures in direct messages",
  thread: "the choice follows pictures in direct messages",
  "own app": "the choice follows pictures in direct messages",
} as const;
export const botIsAway = { "own app": "the bot is not there, and reads no messages" } as const;
export const noWords = { "blocked words": "no words go with it" } as const;

/** Somebody else's picture. */
export function theirs({ theirs: shown }: Place): Shown {
  if (shown === undefined) throw new Error("nobody else is there");
  return shown;
}

/** The form that was opened before. */
export function opened(modal: OpenModal | undefined): OpenModal {
  if (modal === undefined) throw new Error("no form was opened");
  return modal;
}
