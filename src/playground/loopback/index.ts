export { startLoopbackDiscord } from "./start.ts";
export type { LoopbackEvent, LoopbackListener } from "./events.ts";
export { FaultPlan } from "./faults.ts";
export type { Fault, FaultKind, FaultTarget } from "./faults.ts";
export type { GatewayControl } from "./gateway/control.ts";
export type { LoggedRequest } from "./http/request-log.ts";
export type { LoopbackDiscord, LoopbackOptions, WorldSnapshot } from "./loopback-discord.ts";
export type {
  DiscordUser,
  ModalValues,
  OptionValues,
  SendOptions,
  Upload,
} from "./user/discord-user.ts";
export type { OpenModal, Outcome } from "./interactions/outcome.ts";
export type { BodyKind, BodyProblem, ValidateBody } from "./validate.ts";
export type { WireAttachment } from "./wire/attachment.ts";
export type { Choice, CommandOption, WireCommand } from "./wire/command.ts";
export type { Component, Emoji, GalleryItem, Media, SelectOption } from "./wire/component.ts";
export type { WireMessage } from "./wire/message.ts";
export type { WireUser } from "./wire/user.ts";
export type { Scene } from "./world/scene.ts";
export type { ChannelRecord, GuildRecord, Ping, UserRecord } from "./world/state.ts";
