# Easel in a container: docker build -t easel . && docker run --env-file .env -v easel-data:/easel/data easel
FROM node:24-bookworm-slim

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
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=1", "src/cli/easel.ts", "start"]
