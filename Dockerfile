# The bot in an image: docs/deploy.md leads through it. `npm run image` runs these steps without a container engine, for
# which every RUN keeps to paths below the working folder.

# What the bot needs and no more: no development packages, and not the Node.js that npm brings for older systems.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/bundle/prepare.cjs tools/bundle/prepare.cjs
RUN npm ci --omit=dev --no-audit --no-fund
RUN rm -rf node_modules/node-linux-* node_modules/.bin/node

# The sources and the bundle that is made of them. Times of files are set to a whole second: layers do not keep finer
# ones, and by them the bot tells whether the bundle is still that of its sources.
FROM node:24-bookworm-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/bundle tools/bundle
COPY src src
RUN find package-lock.json src -exec touch -d 2026-01-01T00:00:00Z {} +
RUN npm ci --no-audit --no-fund

FROM node:24-bookworm-slim
# Why glibc is told so: src/memory/allocator.cjs.
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=bundle /app/package.json /app/package-lock.json ./
COPY --from=bundle /app/src src
COPY --from=bundle /app/dist dist
COPY briefs briefs
COPY LICENSE THIRD_PARTY.md ./
# The only folder that the bot writes to: its database, if that is a file, and what the next start takes from this one.
RUN mkdir data && chown 1000:1000 data
VOLUME /app/data
# The account "node" of the image, by number: Kubernetes sees that it is not root.
USER 1000:1000
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "src/start.cjs"]
