/** What `npm run imagine -- --help` prints. */
export const helpText = `Draws pictures at a terminal, with the same models as the bot.

  npm run imagine -- "a red apple" [options]

  --model M                 a configured model (local/easel-v1), or the path of a model folder
  --negative T              what the picture should not show
  --style S                 a style of the model
  --count N                 pictures, 1 to 4
  --size WxH                width and height in pixels
  --seed N                  the same seed gives the same picture
  --steps N                 denoising steps
  --guidance N              how closely the prompt is followed
  --scheduler S             Euler, Euler a, DDIM, DPM++ 2M, …
  --image FILE|URL          start from this picture (img2img)
  --strength N              how far to move away from it, 0 to 1
  --mask FILE|URL           what of it to redraw: white changes, black stays; or a copy with holes
  --extend left=64,up=25%   draw beyond its edges: left, right, up, down or all (own engine)
  --variation-seed N        go a part of the way towards this other seed (own engine)
  --variation-strength N    how far, 0 to 1 (default 0.3)
  --hires N                 enlarge N times and redraw with more detail (own engine)
  --hires-strength N        how far that may move away from the first drawing, 0 to 1
  --hires-steps N           its steps
  --hires-upscaler U        what is enlarged: picture, latent or latent-nearest
  --refiner on|off|MODEL    the second expert of SDXL; one on this machine by its name or folder
  --high-noise-fraction N   the share of the steps before the refiner, 0 to 1 (default 0.8);
                            1 lets it go over the finished picture (own engine)
  --sigmas S                karras, exponential, beta, … (own engine)
  --clip-skip N             1 stops at the second to last layer of the text encoder (own engine)
  --eta N                   noise that DDIM adds at each step, 0 to 1 (own engine)
  --out DIR                 where the pictures go (default: out)
  --latents FILE.npy        also write the final latents (own engine)
  --requests FILE.jsonl     many requests: one JSON object a line with these names; - reads standard input
  --json                    print one JSON object and nothing else

Exit status: 0 done, 1 failed, 2 a wrong option.`;
