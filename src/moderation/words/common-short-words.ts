/**
 * Short words that often stand beside each other. Two of them are never read as one word that was
 * torn apart: "the pen is red" holds no blocked word.
 */
export const commonShortWords: ReadonlySet<string> = new Set(
  `a i o u am an as at ax be by do go he hi if in is it me my no of oh ok on or ox so to up us we
  ace act add age ago aid aim air ale all and ant any ape arc are ark arm art ash ask ate bad bag ban
  bar bat bay bed bee bet big bit bow box boy bus but buy cab can cap car cat cow cry cup cut dad day
  den did die dig dim dog dot dry dye ear eat egg elf end era eye fan far fat few fig fin fit fix fly
  fog for fox fun fur gap gas gem get god got gum gun guy had ham has hat hay hen her hey hid him hip
  his hit hop hot how hub hut ice icy ill ink inn ion its ivy jam jar jaw jet job joy jug key kid kit
  lab lap law lay led leg let lid lie lip lit log lot low mad man map mat may men mix mob mom mud mug
  net new nor not now nut oak oar odd off oil old one orb our out owl own pad pan paw pay pea pen per
  pet pie pig pin pit pop pot pug put ran rat raw ray red rib rid rim rip rob rod row rub rug run sad
  sat saw say sea see set she shy sip sir sit six ski sky sly son spa sun tan tap tar tax tea ten the
  tie tin tip toe too top toy try tub two use van vet via war was wax way web wet who why wig win wit
  yes yet you zoo able also army away baby back ball band bank bare base bath bear beat been bell belt
  best bike bird blue boat body bold bone book born both bowl bulb calm came camp card care cart case
  cast cave city clay club coal coat cold come cook cool corn cosy cozy cube cute dark dawn deep deer
  desk door down drum duck dusk dust each east easy edge epic even ever face fact fair fall farm fast
  film fire fish five flag flat foam folk food foot form fort four free from frog full game gate gaze
  gift girl give glow goat gold good gray grey grow hair half hall hand hard harp have hawk head hear
  heat here hero high hill hold home hope horn hour huge icon idea inch into iron isle item jazz jump
  just keep kind king kite knit know lace lady lake lamb lamp land lane last late lava lawn lazy leaf
  lens less life like lily line lion list live long look lost loud love made mail main make many mask
  mass maze meal mean meet mild milk mind mist mood moon more moss most moth much must myth name near
  neat neck neon nest next nice nine noir noon nose note nude once only open oval oven over pack page
  pair palm park part past path peak pear pier pine pink play plus poem pond pool poor port pose post
  pure race rain rare real rest rice rich ride ring rise road robe rock role roof room root rope rose
  ruby rune rust safe sail salt same sand save seal seat seed seen self ship shop show side sign silk
  sing size skin slim slow snow soap sock soft soil some song soon soul soup spin star stay stem step
  such suit sure swan tail take tale talk tall tank team tent text than that them then they thin this
  time tiny tone took tool town tree trip true tube tune turn twin vase vast very view vine wait walk
  wall warm wash wave wear well west what when whom wide wife wild will wind wine wing wise wish with
  wolf wood wool word work worn yard year your zone`
    .trim()
    .split(/\s+/u),
);
