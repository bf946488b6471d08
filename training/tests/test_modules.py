import importlib
import pkgutil
import unittest

import easel_training


class ModulesTest(unittest.TestCase):
    def test_every_module_can_be_imported(self) -> None:
        # Steps import what they need when they run: a name that moved away would show hours into a run.
        names = [module.name for module in pkgutil.iter_modules(easel_training.__path__)]
        self.assertIn("export_onnx", names)
        for name in names:
            with self.subTest(name):
                importlib.import_module(f"easel_training.{name}")


if __name__ == "__main__":
    unittest.main()
