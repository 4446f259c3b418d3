"""Settings come from TRAINER_… alone, and what is wrong is said all at once."""

from pathlib import Path

import pytest

from trainer.config import DEMO_SECRET, ROOT, Config, ConfigError, content_roots

SECRET = "s" * 40


def test_a_missing_secret_is_refused_and_the_remedy_named() -> None:
    with pytest.raises(ConfigError, match=r"TRAINER_SECRET_KEY: missing.*\n.*secrets.token_hex"):
        Config.from_env({})


def test_the_demo_needs_no_secret() -> None:
    config = Config.from_env({"TRAINER_DEMO": "1"})
    assert (config.demo, config.secret_key, config.secure_cookies) == (True, DEMO_SECRET, False)


def test_demo_zero_is_no_demo() -> None:
    with pytest.raises(ConfigError, match="missing"):
        Config.from_env({"TRAINER_DEMO": "0"})


def test_defaults() -> None:
    config = Config.from_env({"TRAINER_SECRET_KEY": SECRET, "PORT": "9000"})
    assert config == Config(
        secret_key=SECRET,
        database_url=f"sqlite:///{ROOT / 'instance' / 'trainer.db'}",
        site_url="http://localhost:9000",
        port=9000,
    )


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = Config.from_env(
        {
            "TRAINER_SECRET_KEY": SECRET,
            "TRAINER_DATABASE_URL": "postgresql://db/trainer",
            "TRAINER_CONTENT": str(tmp_path),
            "TRAINER_SITE_URL": "https://ipt.example.org/",
            "TRAINER_HOST": "0.0.0.0",  # noqa: S104
            "TRAINER_PORT": "81",
            "TRAINER_WORKERS": "6",
            "TRAINER_PROXIES": "1",
            "TRAINER_SMTP_URL": "smtps://mail.example.org",
            "TRAINER_MAIL_FROM": "ipt@example.org",
            "TRAINER_KEYS": "/srv/keys",
        }
    )
    assert config == Config(
        secret_key=SECRET,
        database_url="postgresql://db/trainer",
        content_roots=(ROOT, tmp_path),
        site_url="https://ipt.example.org",
        host="0.0.0.0",  # noqa: S104
        port=81,
        workers=6,
        proxies=1,
        smtp_url="smtps://mail.example.org",
        mail_from="ipt@example.org",
        keys=Path("/srv/keys"),
    )


def test_all_faults_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_env(
            {
                "TRAINER_SECRET_KEY": "short",
                "TRAINER_PORT": "eighty",
                "TRAINER_CONTENT": "/nowhere/at/all",
                "TRAINER_SMTP_URL": "mail.example.org",
            }
        )
    named = [line.partition(":")[0] for line in str(caught.value).splitlines()]
    assert sorted(named) == ["TRAINER_CONTENT", "TRAINER_PORT", "TRAINER_SECRET_KEY", "TRAINER_SMTP_URL"]


def test_content_roots_need_no_secret(tmp_path: Path) -> None:
    assert content_roots({"TRAINER_CONTENT": str(tmp_path)}) == (ROOT, tmp_path)
    with pytest.raises(ConfigError, match="there is no folder"):
        content_roots({"TRAINER_CONTENT": "/nowhere/at/all"})
