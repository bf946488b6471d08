/**
 * Prompts as people write them, made of parts. Among the words are many that hold a blocked one
 * inside ("grass", "cocktail", "Scunthorpe"), that are written with digits ("f1.8", "4k"), and short
 * ones that could be taken for one word torn apart.
 */
const subjects =
  `a lighthouse on a cliff|an old fisherman mending nets|a class of bass players|a glass of cocktail
with a slice of lime|a peacock in tall grass|a red fox in the snow|a shiitake mushroom soup|the town of Scunthorpe at
dusk|a massive brass compass|a button-down shirt on a rack|a classic car from the 1950s|an analog film camera on a
desk|a titan of the sea|a hello kitty style kitten|a grape harvest in Essex|a therapist's quiet office|a pussy willow
branch in a vase|a hummingbird over hibiscus|a document scanner on a table|an accumulation of cumulus clouds|a shell
on the beach|a cassette player with headphones|a hitchhiker's guide to the galaxy|a matador and a bull|an assassin
bug macro|a butterscotch pudding|a skilled blacksmith|a killer whale breaching|a drapery study by a window|a parsnip
and a turnip|a titmouse at the feeder|a pen is on the desk|a donkey and a mule|a bat as it
flies at dawn|he is so tall|as sunny as it gets|a sextant and an old map|Middlesex countryside|a dickens novel cover|
a moby duck toy in a bath tub|an embassy building|the analysis of a chart|a tit for tat cartoon|an arsenal of paint
brushes|a crapshoot table in a casino|a bum bag with patches|a half eaten sandwich|a warehouse of crates|a cum laude
diploma|a nun in prayer|a nude colored lipstick on marble|a wheelchair on a ramp`.replaceAll(
    "\n",
    " ",
  );

const styles =
  `oil painting|watercolor|digital art, trending on artstation|35mm photo, f1.8, 8k|ukiyo-e woodblock print|
pixel art, 16 bit|low poly render|studio ghibli style|art nouveau poster|charcoal sketch|cinematic still, 4k, hdr|
isometric 3d, c4d|double exposure|vaporwave, 1980s|line art, ink|macro photography, 100mm lens|baroque, chiaroscuro|
children's book illustration|matte painting|blueprint, technical drawing`.replaceAll("\n", " ");

const lights =
  `at golden hour|in heavy rain|under neon signs|by candle light|in thick fog|at 6:30 a.m.|in the style of
the old masters|with a shallow depth of field|on a white background|with dramatic shadows|in pastel colors`.replaceAll(
    "\n",
    " ",
  );

const parts = (text: string): readonly string[] => text.split("|").map((part) => part.trim());

/** So many different prompts. */
export function harmlessPrompts(count: number): readonly string[] {
  const [subject, style, light] = [parts(subjects), parts(styles), parts(lights)];
  const all = subject.flatMap((one) =>
    style.flatMap((two) => light.map((three) => `${one} ${three}, ${two}`)),
  );
  const stride = Math.floor(all.length / count);
  return Array.from({ length: count }, (_, index) => all[index * stride] ?? "");
}
