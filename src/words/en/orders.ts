/** Why an order is refused or changed. */
export const orders = {
  "orders.no-source": "There is no picture to start from. Add one.",
  "orders.source-gone":
    "The picture to start from is no longer kept here. Send it again as an attachment.",
  "orders.mask-gone": "The mask is no longer kept here. Send it again as an attachment.",
  "orders.no-such-picture": "This message has no picture {{number}}. Choose one of those it shows.",
  "orders.model-needs-picture":
    "{{model}} needs a picture to start from: made by {{other}} instead.",
  "orders.model-takes-no-picture":
    "{{model}} cannot start from a picture: made by {{other}} instead.",
  "orders.only-with-picture":
    "{{model}} needs a picture to start from, and no other configured model can do it. Choose another model, or add the picture.",
  "orders.only-without-picture":
    "{{model}} cannot start from a picture, and no other configured model can do it. Choose another model, or leave out the picture.",
  "orders.model-gone": "{{model}} is no longer configured here: made by {{other}} instead.",
  "orders.no-model":
    "No model is configured. Whoever runs this bot can add one; {{command, code}} says how.",
  "orders.unknown-model":
    'There is no model called "{{model}}" here. Choose one of: {{models, list}}.',
  "orders.retry-under-way": "This is already being tried again, so that nothing is paid twice.",
  "orders.retry-done": "This has already been tried again, so that nothing is paid twice.",
  "orders.shutting-down": "Easel is restarting. Ask again in a minute.",
  "orders.unknown-job": "This job is not known here.",
  "orders.nothing-to-cancel": "There is nothing left to cancel: this job has already ended.",
  "orders.plan-changed_one":
    "{{model}} has changed since this was ordered: {{options, codes}} is used differently now.",
  "orders.plan-changed_other":
    "{{model}} has changed since this was ordered: {{options, codes}} are used differently now.",
} as const;
