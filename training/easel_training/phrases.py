"""The words that captions are made of, apart from the names of things."""

# "{}" stands for the rest of the caption.
STYLE_PHRASES = {
    "3d": ("3d {}", "{}, 3d", "{}, 3d style", "{} in 3d", "3d render of {}", "{}, 3d render"),
    "flat": ("flat {}", "{}, flat", "{}, flat style", "{} in flat style", "flat icon of {}", "{}, flat design"),
    "gradient": ("{}, gradient style", "{} in gradient style", "gradient style {}", "gradient {}"),
    "noto": (
        "cartoon {}",
        "{}, cartoon",
        "{}, cartoon style",
        "cartoon of {}",
        "noto {}",
        "{}, noto style",
        "{} in cartoon style",
    ),
}
OPENINGS = (
    "an emoji of {}",
    "emoji of {}",
    "icon of {}",
    "an icon of {}",
    "a picture of {}",
    "a drawing of {}",
    "{} emoji",
    "{} icon",
    "draw {}",
    "image of {}",
)
# Openings that are adjectives: an article goes before them, "a flat cat".
ADJECTIVES = (
    "3d",
    "flat",
    "gradient style",
    "gradient",
    "cartoon",
    "noto",
    "cute",
    "lovely",
    "nice",
    "beautiful",
    "funny",
)
SCENERY_PHRASES = {
    "day": ("{} on a sunny day", "{} in a meadow", "{} by day", "{} under a blue sky", "{} in the sunshine"),
    "night": ("{} at night", "{} in the night", "{} under the stars", "{}, night"),
    "snow": ("{} in the snow", "{} in winter", "{} in snow", "{}, snowing"),
    "rain": ("{} in the rain", "{} on a rainy day", "{} in rain", "{}, raining"),
    "sunset": ("{} at sunset", "{} in the sunset", "{} in the evening", "{}, sunset"),
    "beach": ("{} on the beach", "{} at the beach", "{} by the sea", "{} on a beach"),
    "space": ("{} in space", "{} in outer space", "{} in the galaxy"),
    "underwater": ("{} underwater", "{} under water", "{} under the sea", "{} in the ocean"),
    "desert": ("{} in the desert", "{} in a desert"),
    "forest": ("{} in the forest", "{} in the woods", "{} in a forest"),
    "city": ("{} in the city", "{} in a city", "{}, city"),
    "hill": ("{} on a hill", "{} on the hill", "{} on a green hill"),
    "mountains": ("{} in the mountains", "{} on a mountain", "{} on the mountain"),
}
COLOUR_PHRASES = (
    "{rest} on a {colour} background",
    "{rest} on {colour}",
    "{rest}, {colour} background",
    "{rest} with a {colour} background",
    "{rest} in front of a {colour} background",
    "{colour} background, {rest}",
)
GRADIENT_PHRASES = (
    "{rest} on a {first} and {second} background",
    "{rest}, {first} and {second} gradient background",
    "{rest} on a {first} to {second} gradient background",
    "{rest}, background from {first} to {second}",
)
# First object, seen from the second; "{a}" is the first.
RELATION_PHRASES = {
    "left": (
        "{a} to the left of {b}",
        "{a} left of {b}",
        "{a} on the left, {b} on the right",
        "{b} to the right of {a}",
    ),
    "right": ("{a} to the right of {b}", "{a} right of {b}", "{a} on the right, {b} on the left", "{b} left of {a}"),
    "above": ("{a} above {b}", "{a} over {b}"),
    "on": ("{a} on top of {b}", "{a} on {b}", "{a} on {b}"),
    "below": ("{a} below {b}", "{a} under {b}", "{a} beneath {b}", "{b} above {a}"),
    "behind": ("{a} behind {b}", "{b} in front of {a}"),
    "beside": ("{a} next to {b}", "{a} beside {b}", "{a} and {b}", "{a} and {b}"),
    # "With" what is worn, on the head or before the eyes, or held. The list of words reads "wearing" and the like so.
    "hat": ("{a} with {b}",),
    "glasses": ("{a} with {b}",),
    "holding": ("{a} with {b}",),
}
SIZES = {"small": ("small", "tiny", "little", "mini"), "big": ("big", "large", "huge", "giant")}
COUNTS = {2: ("two", "2", "a pair of"), 3: ("three", "3"), 4: ("four", "4")}
COLOUR_SYNONYMS = {
    "golden": ("gold",),
    "grey": ("grey", "gray"),
    "purple": ("purple", "violet"),
    "teal": ("teal", "turquoise"),
    "light blue": ("light blue", "sky blue"),
}
FILLERS = (
    "cute {}",
    "lovely {}",
    "nice {}",
    "beautiful {}",
    "funny {}",
    "my favourite {}",
    "please draw {}",
    "can you make {}",
    "{} please",
    "{}, high quality",
    "{}, masterpiece, best quality",
    "{}, very detailed",
    "{}, 4k",
    "{}, simple",
    "{} for my friend",
    "{} for discord",
    "{}!",
    "{}, digital art",
    "i want {}",
    "hello {}",
)
