/** What a web interface of the family draws and has in its queue, by the ids of tasks. */
export interface TaskDesk {
  /** From now on a picture stays half made until it is finished or interrupted. */
  hold(): void;
  /** Finishes what is drawn, and holds no more. */
  finish(): void;
  /** Somebody else's picture is drawn first, until `finish`. */
  occupy(): void;
  /** Waits for the turn and the end of a picture; gives whether it was not interrupted. */
  work(task: string): Promise<boolean>;
  /** Stops whatever is drawn, whoever's it is. */
  interrupt(): void;
  /** How often something was interrupted: by the task's id, or "" for somebody else's. */
  readonly interrupted: readonly string[];
  taskProgress(task: string): Readonly<Record<string, unknown>>;
  serverProgress(): Readonly<Record<string, unknown>>;
}

interface Work {
  readonly task: string;
  readonly end: (isWhole: boolean) => void;
}

const SOMEBODY = "somebody";

export function createTaskDesk(): TaskDesk {
  const queue: Work[] = [];
  const interrupted: string[] = [];
  let isHeld = false;

  const pump = (): void => {
    const [running] = queue;
    if (!running || isHeld) return;
    queue.shift();
    running.end(true);
    pump();
  };
  const occupied = (): boolean => queue.length > 0;

  return {
    interrupted,
    hold() {
      isHeld = true;
    },
    finish() {
      isHeld = false;
      pump();
    },
    occupy() {
      isHeld = true;
      queue.push({ task: SOMEBODY, end: () => {} });
    },
    work: async (task) =>
      new Promise((resolve) => {
        queue.push({ task, end: resolve });
        pump();
      }),
    interrupt() {
      const running = queue.shift();
      if (!running) return;
      interrupted.push(running.task === SOMEBODY ? "" : running.task);
      running.end(false);
      pump();
    },
    taskProgress(task) {
      const place = queue.findIndex((work) => work.task === task);
      const isActive = place === 0;
      return {
        active: isActive,
        queued: place > 0,
        completed: false,
        progress: isActive ? 0.35 : null,
        eta: isActive ? 4.1 : null,
        live_preview: null,
        id_live_preview: -1,
        textinfo: place > 0 ? `In queue: ${place + 1}/${queue.length}` : null,
      };
    },
    serverProgress: () => ({
      progress: occupied() ? 0.35 : 0,
      eta_relative: 0,
      state: { job_count: occupied() ? 1 : 0, sampling_step: 7, sampling_steps: 20 },
      current_image: null,
      textinfo: null,
    }),
  };
}
