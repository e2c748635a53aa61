import hashlib
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

from tree import TreeTest

import fetch_models
from fetch_models import Model, Unavailable


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class FetchModels(TreeTest):
    def setUp(self):
        super().setUp()
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.wheel = self.folder / "made.whl"
        with zipfile.ZipFile(self.wheel, "w") as archive:
            archive.writestr("package/model-1/meta.json", b"{}")
            archive.writestr("package/model-1/vocab/words", b"words")
            archive.writestr("package/__init__.py", b"raise SystemExit")
        self.hashes = {"meta.json": sha256(b"{}"), "vocab/words": sha256(b"words")}
        self.fetches = 0
        mock.patch.object(fetch_models, "read_hashes", lambda target: self.hashes).start()
        mock.patch.object(fetch_models, "say", lambda sentence: None).start()
        self.addCleanup(mock.patch.stopall)

    def model(self, **changes):
        values = {"use": "language", "package": "package", "version": "1", "wheel_sha256": sha256(self.wheel.read_bytes()),
                  "folder": "package/model-1", "target": "model-1"}
        return Model(**{**values, **changes})

    def get_wheel(self, model, folder):
        self.fetches += 1
        if model.package == "absent":
            raise Unavailable("no network")
        return self.wheel

    def provide(self, *models):
        return fetch_models.provide("language", models, self.folder / "models", self.get_wheel)

    def test_listed_files_alone_are_unpacked(self):
        self.assertEqual(self.provide(self.model()), self.model())
        found = sorted(path.name for path in (self.folder / "models").rglob("*") if path.is_file())
        self.assertEqual(found, [".whole", "meta.json", "words"])

    def test_what_is_there_is_not_fetched_again(self):
        self.provide(self.model())
        self.provide(self.model())
        self.assertEqual(self.fetches, 1)

    def test_a_model_that_lost_a_file_is_fetched_again(self):
        self.provide(self.model())
        (self.folder / "models" / "model-1" / "meta.json").unlink()
        self.provide(self.model())
        self.assertEqual(self.fetches, 2)

    def test_another_wheel_is_refused(self):
        self.assertIsNone(self.provide(self.model(wheel_sha256="0" * 64)))
        self.assertFalse((self.folder / "models" / "model-1").exists())

    def test_another_file_is_refused(self):
        self.hashes["meta.json"] = "0" * 64
        self.assertIsNone(self.provide(self.model()))
        self.assertFalse((self.folder / "models" / "model-1").exists())

    def test_a_file_that_is_not_in_the_wheel_is_told(self):
        self.hashes["tokenizer"] = "0" * 64
        self.assertIsNone(self.provide(self.model()))

    def test_where_the_first_cannot_be_had_the_second_is_taken(self):
        second = self.model(target="model-2")
        self.assertEqual(self.provide(self.model(package="absent"), second), second)


class Lists(unittest.TestCase):
    def test_each_model_has_its_files_pinned(self):
        for model in fetch_models.read_models():
            hashes = fetch_models.read_hashes(model.target)
            self.assertTrue(hashes, model.target)
            for digest in [model.wheel_sha256, *hashes.values()]:
                self.assertRegex(digest, "^[0-9a-f]{64}$")


if __name__ == "__main__":
    unittest.main()
