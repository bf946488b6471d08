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
  "several.worker-ready": "Easel arbeitet für die anderen Prozesse.",
  "several.redis-unreachable":
    "Der Redis-Server aus REDIS_URL lässt sich nicht benutzen ({{reason}}). Starte ihn oder berichtige REDIS_URL.",
  "several.redis-old":
    "Der Server aus REDIS_URL ist Redis {{found}}; Easel braucht {{oldest}} oder neuer.",
  "several.shards-taken":
    "Ein anderer Prozess hat diese Shards schon: {{shards, list}}. Jeder gehört einem: Setze EASEL_SHARDS für jedes Gateway, oder beende das andere.",
  "several.role-needs":
    'EASEL_ROLE ist "{{role}}" und arbeitet mit anderen Prozessen zusammen. Das braucht auch {{missing, list}}, überall dieselben (docs/scale.md).',
  "several.redis-needs-database":
    "REDIS_URL ist für mehrere Prozesse, und die brauchen auch DATABASE_URL: Die Datenbank im Datenordner können sie nicht teilen. Setze beide oder keine.",
  "several.gateway-needs-token":
    'EASEL_ROLE ist "{{role}}" und spricht mit Discord. Das braucht DISCORD_TOKEN. Setze es, oder lass diesen Prozess ein "worker" sein.',
  "several.worker-has-no-shards":
    'EASEL_SHARDS ist für Prozesse, die mit Discord sprechen, und EASEL_ROLE ist "worker". Nimm eines von beiden weg.',
  "several.shards-need-redis":
    "EASEL_SHARDS überlässt einige der {{count}} Shards anderen Prozessen, und die brauchen DATABASE_URL und REDIS_URL. Setze beide, oder nenne alle Shards.",
  "several.redis-evicts":
    "Der Server von REDIS_URL wirft Schlüssel weg, wenn sein Speicher voll ist (maxmemory-policy {{policy}}): Grenzen und wartende Aufträge gingen verloren. Stelle dort maxmemory-policy noeviction ein.",
} as const;
