import { formatBytes } from "../../hub/format-bytes.ts";
import type { PullProgress } from "../../hub/pull.ts";
import { drawBar, replaceBar, type Terminal } from "../progress-bar.ts";

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
  now: () => number = performance.now.bind(performance),
): PullDisplay {
  return terminal.isTTY === true ? bar(terminal, now) : plainLines(terminal);
}

function bar(terminal: Terminal, now: () => number): PullDisplay {
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
        `${amounts(progress)}${pace(progress, speed)}  ${progress.path}`,
      );
    },
    say: (words) => replaceBar(terminal, words),
    end: (words) => replaceBar(terminal, words),
  };
}

function plainLines(terminal: Terminal): PullDisplay {
  let tenth = 0;
  const line = (words: string) => void terminal.write(`${words}\n`);
  return {
    show(progress) {
      const reached = Math.floor(fractionOf(progress) * LINES);
      if (!progress.isFileWhole && reached <= tenth) return;
      tenth = reached;
      line(`${amounts(progress)}  ${progress.path}`);
    },
    say: line,
    end: line,
  };
}

const fractionOf = ({ bytes, of }: PullProgress): number => (of === 0 ? 1 : bytes / of);

function amounts(progress: PullProgress): string {
  const percent = Math.floor(fractionOf(progress) * 100);
  return `${percent} %, ${formatBytes(progress.bytes)} of ${formatBytes(progress.of)}`;
}

function pace({ bytes, of }: PullProgress, speed: number): string {
  if (speed < 1 || bytes === of) return "";
  return `, ${formatBytes(speed)}/s, ${duration((of - bytes) / speed)} left`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
