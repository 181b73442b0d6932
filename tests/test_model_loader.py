from __future__ import annotations

from littrack import settings
from littrack.encoder import shipped_encoder
from littrack.pipeline.model_loader import ModelLoader
from littrack.stance.llm_judge import EndpointModel


def test_a_reader_of_stances_that_is_missing_is_named_and_done_without(tmp_path):
    (tmp_path / "littrack.toml").write_text('nli_model = "nowhere"\n')
    found = ModelLoader(settings.load(tmp_path, {}), None)
    assert found.stance is None
    assert "nothing is decided" in found.version
    assert "model.onnx is missing" in found.version
    assert str(tmp_path) not in found.version


def test_a_service_is_asked_only_when_the_settings_name_one(tmp_path):
    plain = ModelLoader(settings.load(tmp_path, {}), None)
    assert not isinstance(plain.stance, EndpointModel)
    (tmp_path / "littrack.toml").write_text('[judge]\nendpoint = "http://127.0.0.1:9/v1"\n')
    chosen = ModelLoader(settings.load(tmp_path, {}), None)
    assert isinstance(chosen.stance, EndpointModel)


def test_what_reads_articles_and_what_finds_records_share_one_encoder(tmp_path):
    first, second = (ModelLoader(settings.load(tmp_path, {}), None) for _ in range(2))
    assert first.encoder is second.encoder is shipped_encoder()
