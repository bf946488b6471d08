import { ApiError, refuse } from "../api-error.ts";
import { checkedBody, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackContext, LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { checkCommand } from "../rules/command.ts";
import { COMMAND_TYPE } from "../wire/command.ts";
import type { CommandDefinition } from "../wire/command.ts";
import { commandChangesSchema, commandSchema, commandsSchema } from "../wire/command-schema.ts";
import type { BodyProblem } from "../validate.ts";

const MOST_SLASH_COMMANDS = 100;
const MOST_MENU_COMMANDS = 15;

/** Registering commands: global ones, and those of one server. */
export function commandRoutes(router: LoopbackRouter, services: Services): void {
  register(router, services, "/applications/:application/commands");
  register(router, services, "/applications/:application/guilds/:guild/commands");
}

function register(router: LoopbackRouter, services: Services, base: string): void {
  const { commands } = services.world;
  const one = `${base}/:command`;

  router.get(base, (context) => context.json(commands.list(placeOf(services, context))));

  router.put(base, (context) => {
    const guildId = placeOf(services, context);
    const definitions = checkedBody(services, context, "commands-put", commandsSchema).body;
    refuse(checkAll(definitions));
    commands.replaceAll(guildId, definitions);
    return context.json(commands.list(guildId));
  });

  router.post(base, (context) => {
    const guildId = placeOf(services, context);
    const definition = checkedBody(services, context, "command-create", commandSchema).body;
    refuse(checkCommand(definition));
    return context.json(commands.wire(commands.define(guildId, definition)), 201);
  });

  router.get(one, (context) => {
    const record = commands.get(placeOf(services, context), pathPart(context, "command"));
    return context.json(commands.wire(record));
  });

  router.patch(one, (context) => {
    const record = commands.get(placeOf(services, context), pathPart(context, "command"));
    const changes = checkedBody(services, context, "command-edit", commandChangesSchema).body;
    refuse(checkCommand({ ...record.definition, ...changes }));
    return context.json(commands.wire(commands.change(record, changes)));
  });

  router.delete(one, (context) => {
    commands.delete(commands.get(placeOf(services, context), pathPart(context, "command")));
    return context.body(null, 204);
  });
}

/** The server in the path, null for global commands; 10002 for an application that is not the bot's. */
function placeOf({ world }: Services, context: LoopbackContext): string | null {
  if (pathPart(context, "application") !== world.state.applicationId) throw new ApiError(10_002);
  const guildId = context.req.param("guild");
  if (guildId === undefined) return null;
  if (!world.guilds.get(guildId).hasBot) throw new ApiError(50_001);
  return guildId;
}

function checkAll(definitions: readonly CommandDefinition[]): readonly BodyProblem[] {
  const problems = definitions.flatMap((definition, index) => checkCommand(definition, [index]));
  const kinds = Map.groupBy(definitions, ({ type }) => type ?? COMMAND_TYPE.slash);
  for (const [kind, ofKind] of kinds) {
    const most = kind === COMMAND_TYPE.slash ? MOST_SLASH_COMMANDS : MOST_MENU_COMMANDS;
    if (ofKind.length > most)
      problems.push({
        path: [],
        code: "APPLICATION_COMMANDS_MAX",
        message: `At most ${most} commands of type ${kind}.`,
      });
    if (new Set(ofKind.map(({ name }) => name)).size < ofKind.length)
      problems.push({
        path: [],
        code: "APPLICATION_COMMANDS_DUPLICATE_NAME",
        message: "Application command names must be unique",
      });
  }
  return problems;
}
