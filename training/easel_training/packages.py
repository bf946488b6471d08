"""The npm packages with the art and the labels; all have licences that allow this use.

fluent-emoji (3D, gradient, flat): MIT, Microsoft. noto: Apache-2.0, Google. emojibase-data: MIT.
"""

import subprocess

from .paths import PACKAGES, REPOSITORY

PINNED = (
    "@lobehub/fluent-emoji-3d@1.1.0",
    "@iconify-json/fluent-emoji@1.2.7",
    "@iconify-json/fluent-emoji-flat@1.2.6",
    "@iconify-json/noto@1.2.9",
    "emojibase-data@17.0.0",
)
MODULES = PACKAGES / "node_modules"


def install_packages() -> None:
    """Fetches the packages into `work/packages` with npm, unless they are there already."""
    names = [package.rsplit("@", 1)[0] for package in PINNED]
    if all((MODULES / name / "package.json").exists() for name in names):
        return
    PACKAGES.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--prefix", str(PACKAGES), "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*command, *PINNED], check=True, cwd=REPOSITORY)
