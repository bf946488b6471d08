/** Why an order is refused or changed. */
export const orders = {
  "orders.prompt-too-long": "The prompt can have at most {{max}} characters. Shorten it.",
  "orders.negative-prompt-too-long":
    "The negative prompt can have at most {{max}} characters. Shorten it.",
  "orders.bad-count": "The number of pictures must be 1 to {{max}}.",
  "orders.bad-seed": "The seed must be a whole number from 0 to {{max}}.",
  "orders.bad-steps": "The steps must be a whole number from 1 to {{max}}.",
  "orders.bad-guidance": "The guidance must be a number from 0 to {{max}}.",
  "orders.bad-eta": "Eta must be a number from 0 to 1.",
  "orders.bad-clip-skip": "Clip skip must be a whole number from 0 to {{max}}.",
  "orders.bad-size": "The size must be two whole numbers of pixels, such as 512x512.",
  "orders.bad-source":
    "The strength must be a number from 0 to 1, and a side is extended by 0 to {{max}} pixels.",
  "orders.bad-variation":
    "The variation strength must be a number from 0 to 1, its seed a whole number from 0 to {{max}}.",
  "orders.bad-hires": "The second pass enlarges 1 to {{max}} times, with a strength from 0 to 1.",
  "orders.bad-refiner": "The high-noise fraction must be a number from 0 to 1.",
  "orders.bad-option": "The option {{option, code}} has a value that cannot be used.",
  "orders.empty-prompt": "The prompt is empty. Say in a few words what the picture should show.",
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
