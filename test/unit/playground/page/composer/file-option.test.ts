import { describe, expect, it } from "vitest";
import { readCommandLine } from "../../../../../src/playground/page/composer/command-line.ts";
import {
  freeFileOption,
  withFile,
} from "../../../../../src/playground/page/composer/file-option.ts";
import { slashCommands } from "../../../../../src/playground/page/composer/slash-command.ts";
import { help, imagine } from "./imagine.ts";

const commands = slashCommands([imagine, help]);

function attach(text: string): string | undefined {
  const line = readCommandLine(text, commands);
  const option = line && freeFileOption(line, text.length);
  return line && option && withFile(text, line, option, "photo.png");
}

describe("an attached file", () => {
  it("becomes the value of the option that waits for one", () => {
    expect(attach("/imagine image: ")).toBe("/imagine image: photo.png ");
  });

  it("adds the option when it is not there", () => {
    expect(attach("/imagine prompt: a")).toBe("/imagine prompt: a image: photo.png ");
  });

  it("belongs to the message when the command takes no more files", () => {
    expect(attach("/imagine image: other.png")).toBeUndefined();
    expect(attach("/help")).toBeUndefined();
  });
});
