"""A service a person has chosen: any OpenAI-compatible address, asked over HTTP; off by default."""

from __future__ import annotations

from littrack.model import ModelError


class ChatClient:
    """Asks one model at one address; `name` and `section` say in an error which, and where set.

    `seconds` are those to connect and to answer. Raises ModelError; the key is in no message.
    """

    def __init__(
        self,
        url: str,
        model: str,
        api_key: str = "",
        *,
        name: str,
        section: str,
        seconds: tuple[int, int],
    ) -> None:
        self._url = url.rstrip("/") + "/chat/completions"
        self._model = model
        self._api_key = api_key
        self._name = name
        self._section = section
        self._seconds = seconds

    def ask(self, prompt: str, text: str) -> str:
        """Give what it answers to a text under a prompt, at temperature 0."""
        import requests  # wanted only by who has chosen a service

        body = {
            "model": self._model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": prompt},
                {"role": "user", "content": text},
            ],
        }
        headers = {"Authorization": f"Bearer {self._api_key}"} if self._api_key else {}
        try:
            answer = requests.post(self._url, json=body, headers=headers, timeout=self._seconds)
            answer.raise_for_status()
            return str(answer.json()["choices"][0]["message"]["content"])
        except requests.RequestException as problem:
            raise ModelError(self._remedy(type(problem).__name__)) from None
        except (ValueError, LookupError, TypeError):
            raise ModelError(self._remedy("not an OpenAI-compatible answer")) from None

    def _remedy(self, what: str) -> str:
        how = f"start it, or leave [{self._section}] out of littrack.toml"
        return f"The {self._name} at {self._url} failed ({what}): {how}."
