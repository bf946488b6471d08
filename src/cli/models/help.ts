/** What `npm run models -- help` prints. */
export const helpText = `Fetches Stable Diffusion models for the own engine, and looks after them.

  npm run models -- list [--json]         what can be pulled by name, and what is here
  npm run models -- pull NAME [options]   download a model into EASEL_MODELS_DIR
  npm run models -- info NAME [--json]    files, size, licence and what is unusual about a model
  npm run models -- remove NAME [--yes]   delete a model from EASEL_MODELS_DIR

NAME is a preset (sd-turbo), or owner/repository[/folder][@revision] of a Hugging Face-compatible
hub that holds an ONNX export in the diffusers layout. For info and remove also a folder that is here.

  --as FOLDER   the folder's name here, when the usual one is taken
  --yes         accept the licence and do not ask
  --json        print one JSON object and nothing else

Downloads go on where they were cut; Ctrl+C keeps what has arrived. HF_ENDPOINT names another hub,
HF_TOKEN opens what is closed to the public (.env.example).

Exit status: 0 done, 1 failed, 2 a wrong option.`;
