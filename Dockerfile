# Easel in a container: docker build -t easel . ; docs/running.md says how to run it.
# Node 24 on Debian 12, by its digest: the same bytes at every build. Renew it with Node's releases.
FROM node:24-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

WORKDIR /easel
ENV NODE_ENV=production EASEL_DATA_DIR=/easel/data NODE_COMPILE_CACHE=/easel/data/.cache MALLOC_ARENA_MAX=1
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node 24, so the one among the dependencies may go.
RUN npm ci --omit=dev --loglevel=error && npm cache clean --force && rm -rf node_modules/node-linux-*
COPY . .
RUN mkdir -p data && chown -R node:node data
USER node
VOLUME /easel/data
# The bot keeps a lock on its data folder; SIGTERM lets running pictures end first.
STOPSIGNAL SIGTERM
# Answered inside the container only, unless EASEL_METRICS_HOST says otherwise.
ENV EASEL_METRICS_PORT=9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.EASEL_METRICS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=1", "--optimize-for-size", "src/cli/easel.ts", "start"]
