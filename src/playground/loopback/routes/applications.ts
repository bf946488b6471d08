import type { LoopbackRouter, Services } from "../http/loopback-routes.ts";

/** The bot's own application, and the address of the gateway. */
export function applicationRoutes(router: LoopbackRouter, services: Services): void {
  const { world } = services;
  const application = (): object => ({
    id: world.state.applicationId,
    name: world.users.bot.displayName,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "",
    flags: 0,
    owner: null,
    team: null,
    bot: world.users.wire(world.state.botId),
    approximate_guild_count: world.guilds.withBot().length,
    integration_types_config: { 0: {}, 1: {} },
  });
  router.get("/oauth2/applications/@me", (context) => context.json(application()));
  router.get("/applications/@me", (context) => context.json(application()));
  router.get("/gateway", (context) => context.json({ url: services.gatewayUrl() }));
  router.get("/gateway/bot", (context) =>
    context.json({
      url: services.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  );
}
