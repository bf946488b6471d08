import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

from easel_training.loss_curve import draw_curve, read_losses

LOG = """== diffusion
step 10 samples 640 minutes 3.0 speed 3.5/s rate 1.0e-04 loss 0.9000 bands 1 2 3 4 5
  t500 right 0.4 wrong 0.5
step 20 samples 1280 minutes 6.0 speed 3.5/s rate 1.0e-04 loss 0.5000 bands 1 2 3 4 5
== diffusion
step 15 samples 960 minutes 5.0 speed 3.5/s rate 1.0e-04 loss 0.6000 bands 1 2 3 4 5
"""


class LossCurveTest(unittest.TestCase):
    def test_a_restart_from_an_earlier_checkpoint_replaces_what_was_lost(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "diffusion.log"
            log.write_text(LOG)
            self.assertEqual(read_losses(log), [(640, 0.9), (960, 0.6)])

    def test_the_drawing_goes_down_with_the_loss(self) -> None:
        drawing = xml.etree.ElementTree.fromstring(draw_curve([(1, 0.9), (2, 0.3)]))
        line = drawing.find("{http://www.w3.org/2000/svg}polyline")
        heights = [float(point.split(",")[1]) for point in line.get("points").split()]
        self.assertLess(heights[0], heights[1])
