import { ChoiceSource } from "./choice-source.ts";
import type { ComposerActions, ComposerElements } from "./contract.ts";
import { readCommandLine, type CommandLine } from "./command-line.ts";
import { freeFileOption, withFile } from "./file-option.ts";
import { FileTray } from "./file-tray.ts";
import { drawMirror } from "./mirror.ts";
import { readOptions, type LineContext } from "./read-options.ts";
import type { SlashCommand } from "./slash-command.ts";
import { suggest, type Suggestion, type Suggestions } from "./suggest.ts";
import { SuggestionList } from "./suggestion-list.ts";

/**
 * Where people write. The text of one box is all there is: a line that begins with a slash is read
 * as a command at every keystroke, whether it was typed, picked or pasted.
 */
export class Composer {
  readonly #input: HTMLTextAreaElement;
  readonly #elements: ComposerElements;
  readonly #actions: ComposerActions;
  readonly #list: SuggestionList;
  readonly #tray: FileTray;
  readonly #choices = new ChoiceSource();
  readonly #sent: string[] = [];
  #commands: readonly SlashCommand[] = [];
  #suggestions: Suggestions | undefined;
  #problem: { readonly text: string; readonly option: string | undefined } | undefined;
  #closed = false;

  constructor(elements: ComposerElements, actions: ComposerActions) {
    this.#elements = elements;
    this.#actions = actions;
    this.#input = elements.input;
    this.#list = new SuggestionList(elements.panel, elements.input, (item) => this.#take(item));
    this.#tray = new FileTray(elements.tray, (name) => this.#forgetFile(name));
    const { input, filePicker } = elements;
    input.addEventListener("input", () => this.#changed());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.addEventListener("click", () => this.#draw());
    input.addEventListener("keyup", (event) => {
      if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) this.#draw();
    });
    input.addEventListener("scroll", () => {
      elements.mirror.scrollTop = input.scrollTop;
    });
    filePicker.addEventListener("change", () => {
      this.addFiles(filePicker.files ?? []);
      filePicker.value = "";
    });
  }

  /** The commands of the open channel. */
  setCommands(commands: readonly SlashCommand[]): void {
    this.#commands = commands;
    this.#draw();
  }

  /** Puts a line into the box, with the caret behind it. */
  write(line: string): void {
    this.#input.value = line;
    this.#input.focus();
    this.#input.setSelectionRange(line.length, line.length);
    this.#changed();
  }

  focus(): void {
    this.#input.focus();
  }

  /** Takes files: for an option of the command that is being written, otherwise for the message. */
  addFiles(files: Iterable<File>): void {
    for (const file of files) {
      const name = this.#tray.add(file);
      const line = this.#read();
      const option = line && freeFileOption(line, this.#input.selectionStart);
      if (line && option) this.write(withFile(this.#input.value, line, option, name));
    }
    this.#draw();
    this.#input.focus();
  }

  /** Sends what is written, or says what is missing. */
  async submit(): Promise<void> {
    const line = this.#input.value.trim();
    const read = readCommandLine(line, this.#commands);
    if (!read && line === "" && this.#tray.names.length === 0) return;
    if (!read && /^\/[-_\p{L}\p{N}]+/u.test(line)) {
      const known = this.#commands.map(({ name }) => `/${name}`).join(", ");
      this.#fail(`There is no such command here. ${known && `Known: ${known}`}`, undefined);
      return;
    }
    const values = read ? readOptions(read, this.#lineContext()) : undefined;
    if (values && "problem" in values) {
      this.#fail(values.problem, values.option);
      return;
    }
    const files = this.#tray.files;
    this.#sent.push(line);
    this.#clear();
    try {
      if (read && values) await this.#actions.run(read.command, values.values);
      else await this.#actions.send(line, files);
    } catch (error) {
      if (this.#input.value === "") this.write(line);
      for (const file of files) this.#tray.add(file);
      this.#fail(error instanceof Error ? error.message : String(error), undefined);
    }
  }

  #read(): CommandLine | undefined {
    return readCommandLine(this.#input.value, this.#commands);
  }

  #lineContext(): LineContext<File> {
    return {
      file: (name) => this.#tray.file(name),
      offered: (option, label) => this.#choices.labelled(option, label),
      person: (name) => this.#actions.person(name),
      channel: (name) => this.#actions.channel(name),
    };
  }

  #clear(): void {
    this.#input.value = "";
    this.#tray.clear();
    this.#choices.reset();
    this.#changed();
  }

  #fail(text: string, option: string | undefined): void {
    this.#problem = { text, option };
    this.#closed = false;
    const argument = this.#read()?.arguments.find((each) => each.option.name === option);
    if (argument) this.#input.setSelectionRange(argument.valueEnd, argument.valueEnd);
    this.#draw();
  }

  #changed(): void {
    this.#problem = undefined;
    this.#closed = false;
    this.#draw();
  }

  #draw(): void {
    const input = this.#input;
    const { value, selectionStart } = input;
    drawMirror(this.#elements.mirror, value, this.#commands, this.#problem?.option);
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
    input.setAttribute("aria-invalid", String(this.#problem !== undefined));
    this.#suggestions = suggest(value, selectionStart, {
      commands: this.#commands,
      files: this.#tray.names,
      offered: (option, text) => this.#choices.offered(option, text),
    });
    if (this.#closed) this.#list.hide();
    else this.#list.show(this.#suggestions, this.#problem?.text);
    this.#askBot();
  }

  #askBot(): void {
    const asks = this.#suggestions?.asks;
    const read = this.#read();
    if (!asks || !read) return;
    const texts = Object.fromEntries(read.arguments.map(({ option, text }) => [option.name, text]));
    this.#choices.ask(
      asks.option,
      asks.text,
      (option) => this.#actions.autocomplete(read.command, option, texts),
      () => this.#draw(),
    );
  }

  #take(item: Suggestion): void {
    const { value } = this.#input;
    const before = value.slice(0, item.start);
    const after = value.slice(item.end);
    const text = /^\s/.test(after) ? item.text.trimEnd() : item.text;
    this.#input.value = before + text + after;
    const caret = before.length + item.text.length;
    this.#input.focus();
    this.#input.setSelectionRange(caret, caret);
    this.#changed();
    if (item.kind === "file") this.#elements.filePicker.click();
  }

  #forgetFile(name: string): void {
    const argument = this.#read()?.arguments.find(({ text }) => text === name);
    const { value } = this.#input;
    if (argument)
      this.write(value.slice(0, argument.start).trimEnd() + value.slice(argument.valueEnd));
  }

  #pressed(event: KeyboardEvent): void {
    // Enter that ends the composition of a character is not meant for the page.
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (this.#list.open) this.#closed = true;
      else this.#actions.leaveReply();
      this.#draw();
    } else if (event.key === "Tab" && !event.shiftKey) {
      const item = this.#list.active ?? this.#list.first;
      if (!this.#list.open || !item) return;
      this.#take(item);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.#moved(event.key === "ArrowDown" ? 1 : -1)) return;
    } else if (event.key === "Enter" && !event.shiftKey) {
      const item = this.#list.open ? this.#list.active : undefined;
      if (item) this.#take(item);
      else void this.submit();
    } else {
      return;
    }
    event.preventDefault();
  }

  #moved(by: number): boolean {
    if (this.#list.open && this.#list.first) {
      this.#list.move(by);
      return true;
    }
    const last = this.#sent.at(-1);
    if (by > 0 || this.#input.value !== "" || last === undefined) return false;
    this.write(last);
    return true;
  }
}
