/** What the servers of the A1111 family say. */
export const servicesA1111 = {
  "services.a1111-auth-form":
    "{{name}} must be a user's name, a colon and a password on one line: user:password. Leave the name empty for a password alone.",
  "services.a1111-no-machine":
    "No machine of {{provider}} has this model any more. Choose another one, or try again when the machine is back.",
  "services.a1111-found_one": "{{program}} answers: one checkpoint, {{samplers}} samplers",
  "services.a1111-found_other": "{{program}} answers: {{count}} checkpoints, {{samplers}} samplers",
  "services.a1111-loaded": "loaded: {{checkpoint}}",
  "services.a1111-lacks-schedulers":
    "it has no list of schedulers: the spacing of the sigmas is part of the sampler's name",
  "services.a1111-lacks-loras": "it offers no LoRAs",
  "services.a1111-lacks-masks": "it takes no masks; KoboldCpp does from version 1.102 on",
  "services.a1111-lacks-progress":
    "it tells no progress, and a picture that is being drawn cannot be stopped",
  "services.a1111-add-checkpoint": "Put a checkpoint into the server's folder of models.",
  "services.a1111-start-with-api":
    "Start the server with --api, and with --listen when it is another machine.",
} as const;
