/** Several processes that work together, and what is told of their work. */
export const several = {
  "settings.shards":
    '{{name}} must be "auto", or these shards of so many, counted from 0: 0-3/8 are the first four of eight.',
  "settings.redis":
    "{{name}} must be the address of a Redis server, such as redis://127.0.0.1:6379.",
  "settings.host": "{{name}} must be an address or a host's name, such as 127.0.0.1 or 0.0.0.0.",
  "settings.port-taken":
    "EASEL_METRICS_PORT is {{port}}, which cannot be opened on {{host}} ({{code}}). Choose another port, or end what uses it.",
  "several.worker-ready": "Easel works for the other processes.",
  "several.redis-unreachable":
    "The Redis server of REDIS_URL cannot be used ({{reason}}). Start it, or mend REDIS_URL.",
  "several.redis-old":
    "The server of REDIS_URL is Redis {{found}}; Easel needs {{oldest}} or newer.",
  "several.shards-taken":
    "Another process already has these shards: {{shards, list}}. Each shard belongs to one: set EASEL_SHARDS of each gateway, or end the other one.",
  "several.role-needs":
    'EASEL_ROLE is "{{role}}", which works together with other processes and needs {{missing, list}} too, the same in all of them (docs/scale.md).',
  "several.redis-needs-database":
    "REDIS_URL is for several processes, which need DATABASE_URL too: they cannot share a data folder's own database. Set both, or neither.",
  "several.gateway-needs-token":
    'EASEL_ROLE is "{{role}}", which talks to Discord and needs DISCORD_TOKEN. Set it, or let this process be a "worker".',
  "several.worker-has-no-shards":
    'EASEL_SHARDS is for processes that talk to Discord, and EASEL_ROLE is "worker". Take one of them away.',
  "several.shards-need-redis":
    "EASEL_SHARDS leaves some of the {{count}} shards to other processes, which need DATABASE_URL and REDIS_URL to work together. Set both, or name all shards.",
  "several.redis-evicts":
    "The server of REDIS_URL throws keys away when its memory is full (maxmemory-policy {{policy}}): limits and waiting jobs would be lost. Set maxmemory-policy noeviction there.",
} as const;
