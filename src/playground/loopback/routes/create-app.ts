import { Hono } from "hono";
import { applicationRoutes } from "./applications.ts";
import { cdnRoutes } from "./cdn.ts";
import { commandRoutes } from "./commands.ts";
import { interactionRoutes } from "./interactions.ts";
import { messageRoutes } from "./messages.ts";
import { placeRoutes } from "./places.ts";
import { webhookRoutes } from "./webhooks.ts";
import { ApiError } from "../api-error.ts";
import { apiPath } from "../http/api-path.ts";
import { faultMiddleware } from "../http/fault-middleware.ts";
import { isLoopbackHost } from "../http/host-check.ts";
import { logMiddleware } from "../http/log-middleware.ts";
import { rateLimitMiddleware } from "../http/rate-limit-middleware.ts";
import type { LoopbackBindings, LoopbackRouter, Services } from "../http/loopback-routes.ts";

/** All routes: Discord's REST API v10 below /api, and the CDN at the top. */
export function createApp(services: Services, port: () => number): LoopbackRouter {
  const app: LoopbackRouter = new Hono<LoopbackBindings>();
  app.use(async (context, next) => {
    if (!isLoopbackHost(context.req.header("host"), port()))
      return context.text("This address serves 127.0.0.1 only.", 403);
    return await next();
  });
  cdnRoutes(app, services);
  app.route("/api/:version{v\\d+}", createApi(services));
  app.notFound((context) => context.json(new ApiError(0).toBody(), 404));
  app.onError(errorAnswer);
  return app;
}

function createApi(services: Services): LoopbackRouter {
  const api: LoopbackRouter = new Hono<LoopbackBindings>();
  api.use(logMiddleware(services.requests, () => services.world.clock()));
  api.use(faultMiddleware(services.faults));
  if (services.limitsRates) api.use(rateLimitMiddleware());
  api.use(async (context, next) => {
    const authenticatesItself = /^\/(interactions|webhooks)\//.test(apiPath(context));
    const isBot = context.req.header("authorization") === `Bot ${services.token}`;
    if (!authenticatesItself && !isBot) throw new ApiError(40_001);
    return await next();
  });
  applicationRoutes(api, services);
  commandRoutes(api, services);
  placeRoutes(api, services);
  messageRoutes(api, services);
  interactionRoutes(api, services);
  webhookRoutes(api, services);
  api.onError(errorAnswer);
  return api;
}

/** Errors of the API in Discord's shape. Any other is a mistake of the loopback and says so. */
function errorAnswer(error: Error): Response {
  if (error instanceof ApiError) return Response.json(error.toBody(), { status: error.status });
  return Response.json(
    { message: `The loopback Discord failed: ${error.stack ?? error.message}`, code: 0 },
    { status: 500 },
  );
}
