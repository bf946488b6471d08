import type { PullProgress } from "../../hub/pull.ts";
import { type Message, say, type Words } from "../../words/index.ts";
import { drawBar, replaceBar, type Terminal } from "../progress-bar.ts";
import { sizeText } from "./size-text.ts";

/** Follows a download on a terminal, or in lines where there is none. */
export interface PullDisplay {
  show(progress: PullProgress): void;
  /** Says something in between. */
  say(words: string): void;
  /** Takes the bar away; `words` stay in its place. */
  end(words: string): void;
}

const REDRAW_MS = 100;
/** Without a terminal a line is due for every file, and for every tenth of the whole. */
const LINES = 10;

/** A bar on a terminal, plain lines elsewhere. `now` gives milliseconds. */
export function showPull(
  terminal: Terminal,
  words: Words,
  now: () => number = performance.now.bind(performance),
): PullDisplay {
  return terminal.isTTY === true ? bar(terminal, words, now) : plainLines(terminal, words);
}

function bar(terminal: Terminal, words: Words, now: () => number): PullDisplay {
  let drawn = -Infinity;
  // The clock starts with the first piece: before it somebody may have read a licence.
  let started: number | undefined;
  return {
    show(progress) {
      started ??= now();
      const isDue = now() - drawn >= REDRAW_MS || progress.bytes === progress.of;
      if (!isDue) return;
      drawn = now();
      const speed = (1000 * progress.arrived) / Math.max(drawn - started, 1);
      drawBar(
        terminal,
        fractionOf(progress),
        `${amounts(progress, words)}${pace(progress, speed, words)}  ${progress.path}`,
      );
    },
    say: (line) => replaceBar(terminal, line),
    end: (line) => replaceBar(terminal, line),
  };
}

function plainLines(terminal: Terminal, words: Words): PullDisplay {
  let tenth = 0;
  const line = (text: string) => void terminal.write(`${text}\n`);
  return {
    show(progress) {
      const reached = Math.floor(fractionOf(progress) * LINES);
      if (!progress.isFileWhole && reached <= tenth) return;
      tenth = reached;
      line(`${amounts(progress, words)}  ${progress.path}`);
    },
    say: line,
    end: line,
  };
}

const fractionOf = ({ bytes, of }: PullProgress): number => (of === 0 ? 1 : bytes / of);

function amounts(progress: PullProgress, words: Words): string {
  return words.say("terminal.amounts", {
    percent: Math.floor(fractionOf(progress) * 100),
    done: sizeText(progress.bytes, words),
    of: sizeText(progress.of, words),
  });
}

function pace({ bytes, of }: PullProgress, speed: number, words: Words): string {
  if (speed < 1 || bytes === of) return "";
  const left = timeLeft((of - bytes) / speed);
  return `, ${words.say("terminal.speed", { speed: sizeText(speed, words), left })}`;
}

function timeLeft(seconds: number): Message {
  if (seconds < 90) return say("terminal.seconds", { seconds: Math.ceil(seconds) });
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? say("terminal.minutes", { minutes })
    : say("terminal.hours", { hours: Number((minutes / 60).toFixed(1)) });
}
