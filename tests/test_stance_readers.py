"""The readers of stances a person may choose: a service, or an NLI model in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from littrack.model import ModelError
from littrack.stance.llm_judge import EndpointModel
from littrack.stance.onnx_nli import LocalModel
from littrack.stance.opinion import Abstract
from tests.jar import Jar
from tests.serving import serving

SENTENCES = ["Hops were given to 40 adults.", "Hops did not shorten the time to fall asleep."]
ABSTRACT = Abstract(tuple(SENTENCES))


class Service:
    """A service on localhost that says what it is told to and remembers what it was asked."""

    def __init__(self) -> None:
        service = self
        self.says: object = {}
        self.asked: list[dict[str, object]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                service.asked.append(json.loads(self.rfile.read(size)))
                body = json.dumps(service.says).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Stay quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def answer(self, content: str) -> None:
        self.says = {"choices": [{"message": {"content": content}}]}


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    with serving(made.server):
        yield made


def answer(stance: str, sentence: str) -> str:
    return f"Here you are: {json.dumps({'stance': stance, 'sentence': sentence})}"


def test_an_answer_with_a_sentence_to_the_letter_counts(service: Service) -> None:
    service.answer(answer("contradicts", SENTENCES[1]))
    opinion = EndpointModel(service.url, "m").opinions("Hops help sleep", [ABSTRACT])[0]
    assert opinion.contradict > 0.5
    assert opinion.sentences == (1,)


@pytest.mark.parametrize(
    "said",
    [
        answer("contradicts", "Hops do not shorten the time to fall asleep."),
        answer("contradicts", ""),
        answer("perhaps", SENTENCES[1]),
        "I cannot say.",
        "{broken",
    ],
    ids=["reworded", "no-sentence", "other-stance", "no-json", "broken-json"],
)
def test_any_other_answer_says_nothing(service: Service, said: str) -> None:
    service.answer(said)
    opinion = EndpointModel(service.url, "m").opinions("Hops help sleep", [ABSTRACT])[0]
    assert (opinion.neither, opinion.sentences) == (1.0, ())


def test_nothing_is_asked_twice_and_another_model_is_asked_anew(service: Service) -> None:
    service.answer(answer("supports", SENTENCES[1]))
    jar = Jar()
    for name in ("m", "m", "other"):
        EndpointModel(service.url, name, memo=jar).opinions("Hops help sleep", [ABSTRACT])
    assert [asked["model"] for asked in service.asked] == ["m", "other"]


def test_a_service_that_answers_something_else_is_told_in_a_sentence(service: Service) -> None:
    service.says = ["no"]
    with pytest.raises(ModelError, match="leave \\[judge\\] out"):
        EndpointModel(service.url, "m").probabilities([("Hops help", SENTENCES[1])])


def test_a_service_that_is_not_there_is_told_in_a_sentence(service: Service) -> None:
    service.server.server_close()
    with pytest.raises(ModelError, match="failed"):
        EndpointModel(service.url, "m").opinions("Hops help", [ABSTRACT])


def test_an_abstract_without_text_is_not_sent(service: Service) -> None:
    assert EndpointModel(service.url, "m").opinions("Hops help", [Abstract(())])[0].neither == 1.0
    assert not service.asked


def nli_folder(place: Path, labels: Sequence[str]) -> Path:
    """Make a model that answers its first output the more, the higher its tokens' numbers are."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper, save
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {"[UNK]": 0, "hops": 1, "sleep": 2, "help": 30}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(place / "tokenizer.json"))
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["numbers"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("MatMul", ["mean", "weights"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["b", "l"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["b", 3])],
        [numpy_helper.from_array(np.array([[1, 0, 0]], dtype=np.float32), "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    save(model, place / "model.onnx")
    told = {"id2label": {str(n): label for n, label in enumerate(labels)}}
    (place / "config.json").write_text(json.dumps(told), encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("labels", "side"),
    [
        (["entailment", "neutral", "contradiction"], 0),
        (["CONTRADICTION", "NEUTRAL", "ENTAILMENT"], 1),
        (["NEI", "SUPPORT", "REFUTES"], 2),
    ],
    ids=["usual", "capitals-reversed", "fact-checking"],
)
def test_a_models_labels_are_found_by_name(tmp_path: Path, labels: list[str], side: int) -> None:
    model = LocalModel(nli_folder(tmp_path, labels), threads=1)
    shares = model.probabilities([("help", "help help"), ("sleep", "hops")])
    assert shares[0][side] > 0.99
    assert sum(shares[1]) == pytest.approx(1)


def test_a_models_opinion_names_sentences_of_the_abstract(tmp_path: Path) -> None:
    folder = nli_folder(tmp_path, ["entailment", "neutral", "contradiction"])
    opinion = LocalModel(folder, threads=1).opinions("hops help", [ABSTRACT])[0]
    assert set(opinion.sentences) == {0, 1}


def test_labels_that_are_not_nli_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="are not entailment, contradiction and neutral"):
        LocalModel(nli_folder(tmp_path, ["good", "bad", "ugly"]))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = nli_folder(tmp_path, ["entailment", "neutral", "contradiction"])
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        LocalModel(folder)


def test_a_graph_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    folder = nli_folder(tmp_path, ["entailment", "neutral", "contradiction"])
    (folder / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match="cannot be loaded"):
        LocalModel(folder)
