from publisher.errors import Fault, SettingsError


def test_a_fault_names_file_key_problem_and_remedy_in_one_line() -> None:
    fault = Fault(
        file="feeds/policy.toml",
        key="sources[1].url",
        message="has no scheme",
        hint="write https://example.org/atom.xml",
    )

    assert str(fault) == (
        "feeds/policy.toml: sources[1].url: has no scheme (write https://example.org/atom.xml)"
    )


def test_a_fault_of_a_whole_file_needs_no_key() -> None:
    assert str(Fault(file="config.toml", key=None, message="is missing")) == (
        "config.toml: is missing"
    )


def test_settings_errors_report_every_fault() -> None:
    faults = (
        Fault(file="a.toml", key="x", message="wrong"),
        Fault(file="b.toml", key="y", message="wrong too"),
    )

    assert str(SettingsError(faults)).splitlines() == ["a.toml: x: wrong", "b.toml: y: wrong too"]
