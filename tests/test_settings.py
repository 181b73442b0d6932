from __future__ import annotations

import pytest

from littrack import settings
from littrack.model import SettingsError


def test_the_environment_is_over_the_file_and_the_file_over_the_default(tmp_path):
    assert settings.load(tmp_path, {}).eutils_url == settings.EUTILS_URL
    (tmp_path / "littrack.toml").write_text('eutils_url = "http://a/"\nemail = "a@b.org"\n')
    assert settings.load(tmp_path, {}).eutils_url == "http://a/"
    told = settings.load(tmp_path, {"LITTRACK_EUTILS_URL": "http://c/", "ENTREZ_KEY": "k"})
    assert (told.eutils_url, told.email, told.api_key) == ("http://c/", "a@b.org", "k")


def test_the_first_name_of_a_setting_wins(tmp_path):
    told = settings.load(
        tmp_path, {"EMAIL": "c@d.org", "NCBI_EMAIL": "a@b.org", "ENTREZ_EMAIL": "b@c.org"}
    )
    assert told.email == "a@b.org"


@pytest.mark.parametrize("value", ["me", "me@home", "@example.org", "a b@example.org", "a@b@c.org"])
@pytest.mark.parametrize("name", ["NCBI_EMAIL", "ENTREZ_EMAIL"])
def test_what_is_no_address_is_said_before_ncbi_is_asked(tmp_path, name, value):
    with pytest.raises(SettingsError, match=f"{name} is .*no e-mail address"):
        settings.load(tmp_path, {name: value, "EMAIL": "also none"})


def test_what_everybodys_variable_holds_is_no_address_for_ncbi(tmp_path):
    assert settings.load(tmp_path, {"EMAIL": "root"}).email == ""


def test_a_key_is_not_in_what_is_printed(tmp_path):
    told = settings.load(tmp_path, {"NCBI_API_KEY": "verysecret"})
    assert told.api_key == "verysecret"
    assert "verysecret" not in repr(told)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("emial = 'a'", "did you mean 'email'", id="unknown key"),
        pytest.param("a = 1\nemail = = 1", "not valid TOML.*line 2", id="broken"),
        pytest.param("email = 3", "email must be text in quotes", id="wrong kind"),
        pytest.param("[judge]\nurl = 'http://a'\nkey = 1", "takes endpoint", id="unknown part"),
    ],
)
def test_a_file_that_is_wrong_is_told_in_a_sentence(tmp_path, written, told):
    (tmp_path / "littrack.toml").write_text(written)
    with pytest.raises(SettingsError, match=told):
        settings.load(tmp_path, {})


def test_a_workspace_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"nowhere is not a folder.*littrack init"):
        settings.load(tmp_path / "nowhere", {})


@pytest.mark.parametrize("name", ["queries", "cache"])
def test_a_file_where_a_folder_belongs_is_not_taken_for_one_that_is_not_there_yet(tmp_path, name):
    (tmp_path / name).write_text("")
    with pytest.raises(SettingsError, match=f"{name} is a file where a folder belongs"):
        settings.load(tmp_path, {})


def test_a_settings_file_saved_with_a_mark_of_its_encoding_is_read(tmp_path):
    (tmp_path / "littrack.toml").write_bytes(b'\xef\xbb\xbfemail = "a@b.org"\n')
    assert settings.load(tmp_path, {}).email == "a@b.org"
