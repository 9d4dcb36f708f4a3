//! The committed schemas are current and say what the readers read; the bundled files are valid; writing is stable.
#![allow(clippy::unwrap_used, reason = "a committed file that cannot be read must stop the test")]

use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::scenario;
use mingzhang::terms::{self, BUNDLED, Catalog, TermsFile};
use serde_json::Value;

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Compares a committed schema with the one that the types give, or writes it when `UPDATE_SCHEMAS` is set.
fn is_current(name: &str, schema: &Value) {
    let path = path("assets/schema").join(name);
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "run with UPDATE_SCHEMAS=1");
}

fn check_against(schema: &Value, name: &str, text: &str) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let value = json(text);
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

fn scenarios() -> Vec<(String, String)> {
    let entries = fs::read_dir(path("scenarios")).unwrap().map(|entry| entry.unwrap().path());
    let json = entries.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut files: Vec<PathBuf> = json.collect();
    files.sort();
    files.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_committed_schemas_are_current() {
    is_current("scenario.json", &scenario::schema());
    is_current("terms.json", &terms::schema());
}

#[test]
fn bundled_files_fulfil_their_schema() {
    for (name, text) in BUNDLED {
        check_against(&terms::schema(), name, text);
    }
    for (name, text) in scenarios() {
        check_against(&scenario::schema(), &name, &text);
    }
}

#[test]
fn bundled_terms_have_no_problem() {
    for (name, text) in BUNDLED {
        let file = TermsFile::read(text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(format!("{}.json", file.id), *name);
        assert_eq!(file.version_on(file.begins()), Some(file.begins()));
    }
}

#[test]
fn bundled_scenarios_have_no_problem_and_come_back_from_writing() {
    let catalog = Catalog::bundled();
    for (name, text) in scenarios() {
        let loaded =
            scenario::read(&text, &catalog).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert!(loaded.warnings.is_empty(), "{name}: {:#?}", loaded.warnings);
        let written = scenario::write(&loaded.scenario, &catalog);
        check_against(&scenario::schema(), &name, &written);
        let again =
            scenario::read(&written, &catalog).unwrap_or_else(|found| panic!("{written}\n{found:#?}"));
        assert_eq!(again.scenario, scenario::pinned(&loaded.scenario, &catalog), "{name}");
        assert_eq!(scenario::write(&again.scenario, &catalog), written, "{name}");
    }
}

/// A contract is the same whether it is resolved at a day or at the version that this day gives.
#[test]
fn a_version_gives_the_same_contract_again() {
    let catalog = Catalog::bundled();
    for file in catalog.files() {
        let dates = file.values.values().flatten().map(|dated| dated.from + 40);
        for day in dates {
            let resolved = catalog.resolve(&file.id, day, &Default::default()).unwrap();
            let again = catalog.resolve(&resolved.pinned(), day, &Default::default()).unwrap();
            assert_eq!(resolved, again);
        }
    }
}

/// The provoking files whose problem is one of shape are refused by the schema too.
#[test]
fn the_schema_refuses_what_the_reader_refuses_for_its_shape() {
    let validator = jsonschema::validator_for(&scenario::schema()).unwrap();
    let shape = [
        "wrong_type",
        "nested_too_deep",
        "missing_key",
        "unknown_key",
        "unknown_word",
        "not_exactly_one",
        "empty_text",
        "bad_id",
        "empty_list",
        "too_many",
        "number_full_width",
        "number_separator",
        "number_unit",
        "number_not_plain",
        "amount_decimals",
        "amount_negative",
        "amount_too_large",
        "rate_percent",
        "rate_decimals",
        "rate_negative",
        "share_above_one",
        "not_whole",
        "out_of_range",
        "ladder_outside_hours",
        "ladder_tells_others",
        "date_format",
        "date_out_of_range",
        "month_format",
        "wrong_format",
        "newer_version",
        "unknown_version",
    ];
    let catalog = Catalog::bundled();
    let mut compared = 0;
    for entry in fs::read_dir(path("tests/errors")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        let Some(value) = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok())
        else {
            continue;
        };
        // Looked at again as `serde_json` writes it: of two equal keys it keeps one, as a schema would see it.
        let Err(problems) = scenario::read(&value.to_string(), &catalog) else {
            assert!(validator.is_valid(&value), "{name}");
            continue;
        };
        if name.ends_with(".terms.json") || problems.iter().any(|p| p.code.word() == "more_problems") {
            continue;
        }
        let of_shape = problems.iter().any(|problem| shape.contains(&problem.code.word()));
        // Some rates have closer limits of their own than a schema of all rates can say.
        let of_rate = problems.iter().any(|problem| problem.code.word().starts_with("rate_"));
        assert!(of_shape != validator.is_valid(&value) || of_rate, "{name}: {problems:#?}");
        compared += 1;
    }
    assert!(compared > 50, "{compared}");
}
