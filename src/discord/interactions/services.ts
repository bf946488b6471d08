import type { APIMessage } from "discord.js";
import type { FileSource } from "../../images/index.ts";
import type { PictureDetails } from "../../images/picture-details.ts";
import type { PictureFile } from "../../images/picture.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Moderators } from "../../pipeline/moderating/moderators.ts";
import type { WordFilter } from "../../moderation/words/word-filter.ts";
import type { Policy } from "../../pipeline/policy/policy.ts";
import type { Studio } from "../../pipeline/studio.ts";
import type { MyData } from "../../pipeline/personal/my-data.ts";
import type { StatisticsStore } from "../../storage/statistics.ts";
import type { MessageView } from "../messages/message-view.ts";
import type { FavouriteStore } from "../../storage/favourites.ts";
import type { HistoryStore } from "../../storage/history.ts";
import type { PostedMessage } from "../messages/posted-message.ts";
import type { PreferenceStore } from "../../storage/preferences.ts";
import type { PresetStore } from "../../storage/presets.ts";
import type { ServerRulesStore } from "../../storage/server-rules.ts";
import type { VaryTargetStore } from "../../storage/vary-targets.ts";

/** A file of somebody's. */
export type SentFile = FileSource & AsyncDisposable;

/**
 * What commands and components can work with. Made once at start; each of them names what it takes
 * of it, and gets no more.
 */
export interface Services {
  readonly studio: Studio;
  /** What the person who asks may do; asked anew at each press. */
  readonly policy: Policy;
  /** Warnings, bans and reports. */
  readonly moderators: Moderators;
  /** Posts a message of the bot's own, once for the same `once`; whether the channel took it. */
  readonly post: (channelId: string, view: MessageView, once: string) => Promise<boolean>;
  /** Deletes a message of the bot's own; whether it is gone. */
  readonly removeMessage: (channelId: string, messageId: string) => Promise<boolean>;
  /** Looks again which models lie on disk; rejects when that cannot be seen. */
  readonly refreshModels: () => Promise<void>;
  /** What people chose for themselves. */
  readonly preferences: PreferenceStore;
  /** Options that people saved under names. */
  readonly presets: PresetStore;
  /** The channel of a server for what its members starred, if it has one. */
  readonly showcaseOf: (guildId: string) => Promise<string | undefined>;
  /** Posts a starred job to that channel, once; rejects while Discord cannot be reached. */
  readonly showcase: (job: Job) => Promise<void>;
  /** Deletes messages of the bot as far as Discord lets it; gives how many. */
  readonly takeAway: (messages: readonly PostedMessage[]) => Promise<number>;
  /** The pictures that people made. */
  readonly history: HistoryStore;
  /** What people starred. */
  readonly favourites: FavouriteStore;
  /** The house rules of servers. */
  readonly serverRules: ServerRulesStore;
  /** Looks for blocked words and patterns. */
  readonly wordFilter: Pick<WordFilter, "find">;
  /** The pictures that somebody is about to vary. */
  readonly varyTargets: VaryTargetStore;
  /** All that is stored about a person, for them. */
  readonly myData: MyData;
  /** What happened on servers; nobody is named there. */
  readonly statistics: StatisticsStore;
  /** Sends somebody a direct message; whether they take it. */
  readonly sendDirectly: (userId: string, view: MessageView) => Promise<boolean>;
  readonly log: Logger;
  /**
   * Fetches onto the disk what `person` linked or attached, under the rules for foreign addresses and
   * within that person's share of the downloads. Dispose of the file when it was read.
   */
  readonly download: (url: string, person: string) => Promise<SentFile>;
  /** Reads how a picture was made from its file; undefined when the file does not tell. */
  readonly readParameters: (file: FileSource) => Promise<PictureDetails | undefined>;
  /** Says what a picture shows; undefined where nobody is set up for that. */
  readonly describer: Describer | undefined;
  /** Makes each file fit into `limitBytes`; throws UserError "picture-too-large" when it cannot. */
  readonly shrinkFiles: (
    files: readonly PictureFile[],
    limitBytes: number,
  ) => Promise<readonly PictureFile[]>;
  /** A message of a channel that the bot can read, with freshly signed addresses, if it is there. */
  readonly readMessage: (channelId: string, messageId: string) => Promise<APIMessage | undefined>;
  /** The newest remaining credits that each remote service reported, and when (ms since 1970). */
  readonly credits: () => Promise<
    ReadonlyMap<string, { readonly credits: number; readonly at: number }>
  >;
  /** Below so many credits a service is almost out of them; undefined: nobody wants to know. */
  readonly creditsWarning: number | undefined;
  /** Whether the privileged message-content intent is on. */
  readonly messageContentIntent: boolean;
}

/** What says in words what a picture shows. */
export interface Describer {
  /** The model that is asked. */
  readonly model: string;
  /** In the person's language. Throws UserError for what is no picture, ProviderError and RefusedError. */
  describe(
    file: FileSource,
    whose: { readonly person: string; readonly locale: string },
  ): Promise<string>;
}

/** The services of these names, for what takes no others. */
export type Only<Names extends keyof Services> = Pick<Services, Names>;
