import {
  type BaseInteraction,
  InteractionContextType,
  MessageFlags,
  MessageFlagsBitField,
  PermissionFlagsBits,
  PermissionsBitField,
} from "discord.js";
import { applicationId, channelId, guildId, ownerId } from "../components/sample-job.ts";

/** One call that the code under test made to answer an interaction. */
export interface RecordedCall {
  readonly method: string;
  readonly payload: unknown;
}

/** What a made-up interaction brings; everything has a plain default. */
export interface InteractionFacts {
  readonly kind: "command" | "button" | "select" | "modal" | "message-command" | "autocomplete";
  readonly userId?: string;
  readonly guildId?: string | null;
  readonly channelId?: string | null;
  /** Options by name; the focused one of an autocomplete is named in `focused`. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly focused?: string;
  /** What was chosen in a select. */
  readonly values?: readonly string[];
  /** What was put into a modal, by field. */
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the message with the pressed component is seen by one person only. */
  readonly onEphemeral?: boolean;
  /** What the person may do in the channel; unless told, write and attach files. */
  readonly permissions?: bigint;
  /** Discord's name of the person's language, and of the server's. */
  readonly locale?: string;
  readonly guildLocale?: string;
  readonly commandName?: string;
  readonly customId?: string;
  /** The message whose control was used. */
  readonly message?: object;
  readonly targetMessage?: unknown;
  readonly attachmentSizeLimit?: number;
  readonly botIsInGuild?: boolean;
  readonly context?: InteractionContextType | null;
  readonly owners?: Readonly<Record<number, string>>;
}

const USUAL_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.AttachFiles;

/** The id of the message that answers a made-up interaction. */
export const answerId = "500000000000000777";

/**
 * An interaction that records how it is answered, with the methods and fields of discord.js that
 * commands and components use. `Kind` is the class that the code under test expects.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the class that it plays
export function fakeInteraction<Kind extends BaseInteraction>(
  facts: InteractionFacts,
): { readonly interaction: Kind; readonly calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const record =
    (method: string, answer?: unknown) =>
    (payload?: unknown): Promise<unknown> => {
      calls.push({ method, payload });
      return Promise.resolve(answer);
    };
  const guild = facts.guildId === undefined ? guildId : facts.guildId;
  const interaction = {
    applicationId,
    token: "interaction-token",
    createdTimestamp: 1000,
    user: { id: facts.userId ?? ownerId },
    guildId: guild,
    guild:
      guild !== null && facts.botIsInGuild !== false
        ? { id: guild, channels: { cache: new Map() } }
        : null,
    channelId: facts.channelId === undefined ? channelId : facts.channelId,
    context:
      facts.context === undefined
        ? guild === null
          ? InteractionContextType.BotDM
          : InteractionContextType.Guild
        : facts.context,
    authorizingIntegrationOwners: facts.owners ?? {},
    attachmentSizeLimit: facts.attachmentSizeLimit ?? 10 * 1024 * 1024,
    memberPermissions:
      guild === null ? null : new PermissionsBitField(facts.permissions ?? USUAL_PERMISSIONS),
    member: guild === null ? null : { roles: [] },
    channel: null,
    locale: facts.locale ?? "en-US",
    guildLocale: guild === null ? null : (facts.guildLocale ?? "en-US"),
    commandName: facts.commandName,
    customId: facts.customId,
    isChatInputCommand: () => facts.kind === "command",
    isMessageContextMenuCommand: () => facts.kind === "message-command",
    isContextMenuCommand: () => facts.kind === "message-command",
    isAutocomplete: () => facts.kind === "autocomplete",
    isRepliable: () => facts.kind !== "autocomplete",
    isButton: () => facts.kind === "button",
    isStringSelectMenu: () => facts.kind === "select",
    isChannelSelectMenu: () => false,
    isRoleSelectMenu: () => false,
    isMessageComponent: () => facts.kind === "button" || facts.kind === "select",
    isModalSubmit: () => facts.kind === "modal",
    options: fakeOptions(facts),
    values: facts.values ?? [],
    fields: { fields: fakeFields(facts.fields ?? {}) },
    message: {
      id: "500000000000000888",
      attachments: new Map(),
      embeds: [],
      components: [],
      ...facts.message,
      flags: new MessageFlagsBitField(facts.onEphemeral === true ? MessageFlags.Ephemeral : 0),
    },
    targetMessage: facts.targetMessage,
    deferReply: record("deferReply", {
      interaction: { responseMessageId: answerId },
      resource: null,
    }),
    deferUpdate: record("deferUpdate"),
    deleteReply: record("deleteReply"),
    editReply: record("editReply"),
    followUp: record("followUp"),
    reply: record("reply"),
    showModal: record("showModal"),
    respond: record("respond"),
  };
  return { interaction: interaction as unknown as Kind, calls };
}

function fakeOptions({ options = {}, focused }: InteractionFacts): object {
  const get = (name: string): unknown => options[name] ?? null;
  return {
    getString: get,
    getInteger: get,
    getNumber: get,
    getBoolean: get,
    getAttachment: get,
    getFocused: () => ({ name: focused, value: get(focused ?? "") }),
  };
}

function fakeFields(
  fields: Readonly<Record<string, string | readonly string[]>>,
): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? { value } : { values: value },
    ]),
  );
}
