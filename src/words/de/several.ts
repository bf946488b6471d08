/** Several processes that work together, and what is told of their work. */
export const several = {
  "settings.shards":
    '{{name}} muss "auto" sein oder diese Shards von so vielen, ab 0 gezählt: 0-3/8 sind die ersten vier von acht.',
  "settings.redis":
    "{{name}} muss die Adresse eines Redis-Servers sein, etwa redis://127.0.0.1:6379.",
  "settings.host":
    "{{name}} muss eine Adresse oder der Name eines Rechners sein, etwa 127.0.0.1 oder 0.0.0.0.",
  "settings.port-taken":
    "EASEL_METRICS_PORT ist {{port}}, lässt sich aber auf {{host}} nicht öffnen ({{code}}). Wähle einen anderen Port oder beende, was ihn belegt.",
} as const;
