/** What somebody may not do, and who can change it. */
export const policy = {
  "policy.operator": "whoever runs this bot",
  "policy.jobs-limit_one":
    "You already have {{count}} order waiting (the limit here is {{count}}). Wait for it, or cancel it with /queue. The limit is set by {{setBy}}.",
  "policy.jobs-limit_other":
    "You already have {{count}} orders waiting (the limit here is {{count}}). Wait for one, or cancel one with /queue. The limit is set by {{setBy}}.",
  "policy.pictures-limit":
    "That would be more pictures than you can have today (the limit here is {{allowed}} a day). The count starts again at midnight UTC. The limit is set by {{setBy}}.",
  "policy.queue-limit_one":
    "The queue is full: {{count}} order is waiting (the limit here is {{count}}). Try again in a few minutes. The limit is set by {{setBy}}.",
  "policy.queue-limit_other":
    "The queue is full: {{count}} orders are waiting (the limit here is {{count}}). Try again in a few minutes. The limit is set by {{setBy}}.",
  "policy.budget-limit":
    "This would go beyond the daily budget of this server ({{allowed, price}}). It starts again at midnight UTC; models without a price are not counted. The budget is set by {{setBy}}.",
  "policy.no-such-picture": "I can't find that picture here.",
  "policy.cancel-own": "Only the person who ordered these pictures can cancel this.",
  "policy.delete-own":
    "Only the person who ordered these pictures, or somebody with the permission Manage Messages, can delete this.",
  "policy.model-not-allowed":
    "{{model, code}} may not be used here: {{setBy}} allows only {{models, codes}}.",
  "policy.for-operators":
    "{{command, code}} is for the people who run this bot. They are named in its settings.",
} as const;
