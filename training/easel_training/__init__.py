"""Trains the model that is bundled with Easel: emoji art, 256 x 256, from a text."""
