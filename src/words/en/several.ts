/** Several processes that work together, and what is told of their work. */
export const several = {
  "settings.shards":
    '{{name}} must be "auto", or these shards of so many, counted from 0: 0-3/8 are the first four of eight.',
  "settings.redis":
    "{{name}} must be the address of a Redis server, such as redis://127.0.0.1:6379.",
  "settings.host": "{{name}} must be an address or a host's name, such as 127.0.0.1 or 0.0.0.0.",
  "settings.port-taken":
    "EASEL_METRICS_PORT is {{port}}, which cannot be opened on {{host}} ({{code}}). Choose another port, or end what uses it.",
} as const;
