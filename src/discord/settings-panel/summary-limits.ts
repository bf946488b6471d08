import type { Allowance, OrderDefaults, ServerRules } from "../../domain/rules/server-rules.ts";
import type { Size } from "../../domain/request.ts";
import { type Message, say } from "../../words/index.ts";

/** So many roles or channels are listed on a page. */
const LISTED = 25;

/** So many models are listed of one role. */
const MODELS_LISTED = 10;

/** How much each role may, a line each. */
export function rolesSummary(roles: ServerRules["roles"]): readonly Message[] {
  const lines = Object.entries(roles)
    .slice(0, LISTED)
    .map(([role, allowance]) =>
      say("panel.role-limits", { role: say("rules.role", { role }), limits: limitsOf(allowance) }),
    );
  return lines.length === 0 ? [say("panel.no-role-limits")] : lines;
}

function limitsOf(allowance: Allowance): readonly Message[] {
  const { picturesPerDay, waitingJobs, priority, largestSize, mostPictures, models } = allowance;
  const said = [
    picturesPerDay !== undefined && say("panel.limit-pictures", { count: picturesPerDay }),
    waitingJobs !== undefined && say("panel.limit-jobs", { count: waitingJobs }),
    mostPictures !== undefined && say("panel.limit-most", { count: mostPictures }),
    largestSize !== undefined && say("panel.limit-size", { size: textOf(largestSize) }),
    priority !== undefined && say("panel.limit-priority", { priority }),
    models !== undefined &&
      models.length > 0 &&
      say("panel.limit-models", { models: models.slice(0, MODELS_LISTED) }),
  ].filter((line) => line !== false);
  return said.length === 0 ? [say("panel.limit-none")] : said;
}

/** The defaults of the server and of channels, a line each. */
export function defaultsSummary({
  defaults,
  channelDefaults,
}: Pick<ServerRules, "defaults" | "channelDefaults">): readonly Message[] {
  return [
    say("panel.defaults-server", { defaults: defaultsOf(defaults) }),
    ...Object.entries(channelDefaults)
      .slice(0, LISTED)
      .map(([channel, own]) =>
        say("panel.defaults-channel", {
          channel: say("rules.channel", { channel }),
          defaults: defaultsOf(own),
        }),
      ),
  ];
}

function defaultsOf({ model, size, style, count, steps }: OrderDefaults): readonly Message[] {
  const said = [
    model !== undefined && say("panel.default-model", { model }),
    size !== undefined && say("panel.default-size", { size: textOf(size) }),
    style !== undefined && say("panel.default-style", { style }),
    count !== undefined && say("panel.default-count", { count }),
    steps !== undefined && say("panel.default-steps", { count: steps }),
  ].filter((line) => line !== false);
  return said.length === 0 ? [say("panel.defaults-none")] : said;
}

function textOf({ width, height }: Size): string {
  return `${width}x${height}`;
}
