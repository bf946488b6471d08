/** The house rules of servers: what they refuse, and what they change. */
export const rules = {
  "rules.managers": "whoever manages this server (with /settings)",
  "rules.channel": "<#{{channel}}>",
  "rules.role": "<@&{{role}}>",
  "rules.not-in-channel":
    "The rules of this server do not allow pictures in this channel. That is set by {{setBy}}.",
  "rules.only-in-channels":
    "The rules of this server allow pictures only in {{channels, choices}}. That is set by {{setBy}}.",
  "rules.needs-role":
    "The rules of this server allow pictures only to members with the role {{roles, choices}}. That is set by {{setBy}}.",
  "rules.too-new_one":
    "The rules of this server allow pictures only to those who have been members for {{count}} day. That is set by {{setBy}}.",
  "rules.too-new_other":
    "The rules of this server allow pictures only to those who have been members for {{count}} days. That is set by {{setBy}}.",
  "rules.vary-own":
    "The rules of this server allow you to make something new of your own pictures only. That is set by {{setBy}}.",
  "rules.member-jobs_one":
    "You already have {{count}} order waiting in this server (the limit for you is {{count}}). Wait for it, or cancel it with /queue. The limit is set by {{setBy}}.",
  "rules.member-jobs_other":
    "You already have {{count}} orders waiting in this server (the limit for you is {{count}}). Wait for one, or cancel one with /queue. The limit is set by {{setBy}}.",
  "rules.member-pictures":
    "That would be more pictures than you can have in this server today (the limit for you is {{allowed}} a day). The count starts again at midnight UTC. The limit is set by {{setBy}}.",
  "rules.house-budget":
    "This would go beyond the daily budget of this server ({{allowed, price}}). It starts again at midnight UTC; models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.house-monthly-budget":
    "This would go beyond the monthly budget of this server ({{allowed, price}}). It starts again on the first of the month (UTC); models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.member-budget":
    "This would go beyond your daily budget in this server ({{allowed, price}}). It starts again at midnight UTC; models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.member-monthly-budget":
    "This would go beyond your monthly budget in this server ({{allowed, price}}). It starts again on the first of the month (UTC); models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.monthly-budget":
    "This would go beyond the monthly budget of this server ({{allowed, price}}). It starts again on the first of the month (UTC); models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.person-monthly-budget":
    "This would go beyond the budget of one person a month ({{allowed, price}}). It starts again on the first of the month (UTC); models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.total-monthly-budget":
    "This would go beyond the budget of all together a month ({{allowed, price}}). It starts again on the first of the month (UTC); models without a price are not counted. The budget is set by {{setBy}}.",
  "rules.made-smaller":
    "Your largest size here is {{largest}}: it is {{used}} instead of {{asked}}. That is set by {{setBy}}.",
  "rules.cannot-be-smaller":
    "This would be {{asked}}, your largest size here is {{largest}}, and {{model}} cannot make it smaller. Choose another model or another picture. The size is set by {{setBy}}.",
  "rules.fewer-pictures_one":
    "An order of yours has at most {{count}} picture here, instead of {{asked}}. That is set by {{setBy}}.",
  "rules.fewer-pictures_other":
    "An order of yours has at most {{count}} pictures here, instead of {{asked}}. That is set by {{setBy}}.",
  "rules.name-house-budget": "the daily budget of this server",
  "rules.name-house-monthly-budget": "the monthly budget of this server",
  "rules.name-total-budget": "the daily budget of all together",
  "rules.name-total-monthly-budget": "the monthly budget of all together",
  "rules.of-server": "Server {{server, code}}",
  "rules.alarm-in": "{{server}}: {{alarm}}",
  "rules.budget-nearly-used": "80 % of {{budget}} are used: {{used, price}} of {{allowed, price}}.",
  "rules.budget-used-up":
    "100 % of {{budget}} are used: {{used, price}} of {{allowed, price}}. Nothing that costs is made until it starts again.",
  "rules.answered-here":
    "The rules of this server allow no public pictures in <#{{channel}}>, so yours come here.",
  "rules.no-direct-messages":
    "The rules of this server allow no public pictures in this channel, and your direct messages are closed to me. With `/imagine` and **Apps → Vary this image** only you see the answer.",
  "rules.no-model": "No model that is set up here may be used. Which ones may is set by {{setBy}}.",
  "rules.need-manager":
    "{{command, code}} is for members with the permission Manage Server. Whoever runs this server can give it to you.",
  "rules.only-in-server": "{{command, code}} works in servers only.",
} as const;
