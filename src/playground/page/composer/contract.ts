import type { CommandChoice, CommandOption } from "../../protocol/discord-types.ts";
import type { ReadValue } from "./read-options.ts";
import type { SlashCommand } from "./slash-command.ts";

/** The values of a command's options, by name; files are still on this side. */
export type LocalValues = Readonly<Record<string, ReadValue<File>>>;

/** The elements that the composer works with. */
export interface ComposerElements {
  readonly input: HTMLTextAreaElement;
  readonly mirror: HTMLElement;
  readonly panel: HTMLElement;
  readonly tray: HTMLElement;
  readonly filePicker: HTMLInputElement;
}

/** What the composer asks of the page. What `run` and `send` reject with is shown, and the line kept. */
export interface ComposerActions {
  run(command: SlashCommand, values: LocalValues): Promise<void>;
  send(content: string, files: readonly File[]): Promise<void>;
  autocomplete(
    command: SlashCommand,
    focused: CommandOption,
    texts: Readonly<Record<string, string>>,
  ): Promise<readonly CommandChoice[]>;
  person(name: string): string | undefined;
  channel(name: string): string | undefined;
  leaveReply(): void;
}
