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

/** Prompts with what the filter reads more than once: signs, numbers, other scripts, names, emoji. */
export const oddPrompts: readonly string[] =
  `(masterpiece:1.2), (best quality), 1girl, solo, <lora:detail:0.8>, 8k uhd
R2-D2 and C-3PO in the desert, f/1.8, 35mm
x-ray of a hand, HDR, 4K, --ar 16:9
an iPhone 15 on a desk, DeLorean DMC-12
six oxen, text on a page, an axe, next to a taxi, a fax machine in Texas
the pianist plays as if he likes it, hot as hail
U2 concert, MP3 player, B52 bomber, C4D render, 3ds max
jazz, buzz, pizza, prize, maze, gaze, nasi goreng on a plate
a phone, a photo, an elephant, a graph, a phantom
Привет, мир: кот сидит на окне
красивая девушка в платье, закат
ένα σπίτι στη θάλασσα, ηλιοβασίλεμα
ein Hase im Gras, Herbstlicht, Ölgemälde
eine Klasse von Schülern, das Glas, die Masse, der Pass
München bei Nacht, Frühling in Köln, Vögel am Himmel
der Arsenal-Spieler, die Fassade, die Muscheln am Strand
ein Mann mit Hut + Schal, Kind & Kegel, 50% Rabatt
a cat @ home, price $5, 100% real!!! wow
a_b_c, snake_case_words, kebab-case-words, a.b.c. d.e.f.
e.g. a tree, i.e. a plant, p.s. hello
user@example.com, https://example.com/a?b=c#d
a t-shirt, an e-mail, a u-turn, a co-op, X-Men, a D-shaped ring
art by H.R. Giger, J.M.W. Turner, M.C. Escher
😀 happy face, 🌲🌲🌲 forest, ❤️ love, cat🐱dog
日本の風景、富士山、桜
sooo cute!!! aaaah, hmmm, zzz, brrr, ooooh
pass the ball, as smooth as silk, as soon as possible, as is
McDonald, LaTeX, YouTube, GitHub, OpenAI
an 80's mall, 90s anime, 1950's diner, '67 Mustang
mother-of-pearl, will-o'-the-wisp, forget-me-not
S.O.S. flag, U.S.A. map, N.A.S.A. logo
a*b, 2*3=6, *sparkles*, **bold**, ~wave~, ^up^
c#, f#, piano keys, #landscape #nature
an alphabet poster, a s d f keyboard`.split("\n");

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
