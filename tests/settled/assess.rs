//! The assessment report: what it tells is what a run does, and what it suggests is what a changed scenario comes to.

use mingzhang::analysis::{Assessment, AssessmentAsked, Bench, Suggestion, assess};
use mingzhang::bureau::ScoreModel;
use mingzhang::money::Money;
use mingzhang::scenario::contracts;
use mingzhang::terms::{Catalog, ReviewFact, ReviewOf};
use serde_json::{Value, json};

use crate::lives::{line, live, scenario};
use crate::support::{read, run_json, text};

/// Pays the minimum of a bill of 9,000 on a line of 10,000; a rule raises kept lines that are little used.
fn life() -> Value {
    let mut account = line("line", "9000.00");
    account["limit"] = json!("10000.00");
    account["overrides"] = json!({"limit_review": [
        {"id": "cut", "when": [{"fact": "minimum_months_in_a_row", "at_least": 3}], "effect": {"multiply": "0.5"}, "floor": "4000.00", "cooldown_days": 3650},
        {"id": "raise", "when": [{"fact": "kept_months_in_a_row", "at_least": 1}, {"fact": "utilisation", "below": "0.5"}],
            "effect": {"add": "2000.00"}, "cooldown_days": 3650}]});
    let wage = json!([{"id": "wage", "amount": "6000.00", "when": {"monthly": {"day": 5}}}]);
    let mut life = scenario(8, "9000.00", &json!([account]), &json!({"incomes": wage}));
    life["borrower"]["profile"] = json!({"profile_complete": 40, "applications_last_3_months": 2});
    life
}

fn assessed(life: &Value, month: Option<&str>) -> Assessment {
    let (scenario, model) = (read(&life.to_string()), ScoreModel::bundled());
    let contracts = contracts(&scenario, &Catalog::bundled()).expect("sound terms");
    let bench = Bench { contracts: &contracts, model: &model };
    let month = month.and_then(mingzhang::calendar::Month::parse);
    assess(&scenario, bench, AssessmentAsked { account: 0, strategy: 0, month }).expect("an assessment")
}

fn yuan(yuan: i64) -> Money {
    Money::from_cents(yuan * 100)
}

/// The limit and the score on the last evening of a life.
fn end_of(life: &Value) -> (String, i64) {
    let run = run_json(life);
    let last = run["months"].as_array().and_then(|months| months.last()).expect("a month");
    (text(&last["accounts"][0]["limit"]).to_owned(), last["score"].as_i64().expect("a score"))
}

#[test]
fn it_tells_what_is_known_and_which_rule_decides() {
    let found = assessed(&life(), Some("2026-02"));
    let value =
        |fact: ReviewFact| found.factors.iter().find(|factor| factor.fact == fact).and_then(|f| f.value);
    assert_eq!(value(ReviewFact::KeptMonthsInARow), Some(1_000));
    // 8,100 are left of 9,000 after the minimum of January
    assert_eq!(value(ReviewFact::Utilisation), Some(810));
    assert_eq!(value(ReviewFact::StableMonths), None, "the file says nothing of it");
    let limit = found.verdicts.iter().find(|verdict| verdict.of == ReviewOf::Limit).expect("a verdict");
    assert_eq!((limit.rule, limit.before, limit.after), (None, yuan(10_000), yuan(10_000)));
    let april = assessed(&life(), Some("2026-04"));
    let limit = april.verdicts[0];
    assert_eq!((limit.rule, limit.before, limit.after), (Some(0), yuan(10_000), yuan(5_000)));
    assert_eq!(end_of(&life()).0, "5000.00");
}

#[test]
fn a_suggestion_comes_to_what_its_own_run_comes_to() {
    let life = life();
    let found = assessed(&life, None);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut copy = life.clone();
        change(&mut copy);
        end_of(&copy)
    };
    let mut seen = 0;
    for tried in &found.tried {
        let (limit, score) = match tried.suggestion {
            Suggestion::PayInFull => with(&|life| life["strategies"][0]["pay"] = json!("full")),
            Suggestion::DoNotApply => {
                with(&|life| life["borrower"]["profile"]["applications_last_3_months"] = json!(0))
            }
            Suggestion::CompleteProfile => {
                with(&|life| life["borrower"]["profile"]["profile_complete"] = json!(100))
            }
            Suggestion::ShowContributions => with(&|life| {
                life["borrower"]["profile"]["social_security"] = json!(true);
                life["borrower"]["profile"]["provident_fund"] = json!(true);
            }),
            Suggestion::Repay { on, amount } => with(&|life| {
                let extra =
                    json!({"extra": {"account": "line", "on": on.to_string(), "amount": amount.to_string()}});
                life["strategies"][0]["actions"] = json!([extra]);
            }),
            Suggestion::Wait { months } => with(&|life| life["span"] = json!({"months": 8 + months})),
            Suggestion::PayOnTime => panic!("nothing is late here"),
        };
        let comes = (tried.comes.limit.to_string(), i64::from(tried.comes.score));
        assert_eq!(comes, (limit, score), "{:?}", tried.suggestion);
        seen += 1;
    }
    assert_eq!(seen, 6, "each that changes anything, and no other");
}

#[test]
fn paying_in_full_raises_what_paying_the_minimum_cuts() {
    let found = assessed(&life(), None);
    let full = found.tried.iter().find(|tried| tried.suggestion == Suggestion::PayInFull).expect("tried");
    // kept in January and nothing in use in February: 2,000 more from the 6th on
    assert_eq!(full.comes.limit, yuan(12_000));
    assert_eq!(full.limit_since.map(|month| month.to_string()).as_deref(), Some("2026-02"));
    assert_eq!(found.comes.limit, yuan(5_000));
    let repay = found.tried.iter().find_map(|tried| match tried.suggestion {
        Suggestion::Repay { amount, .. } => Some(amount),
        _ => None,
    });
    // 90 % of 10,000 in use on 6 January, cut up to 90.1 %, to a cent below half
    assert_eq!(repay, Some(Money::from_cents(901_000 - 499_999)));
}

#[test]
fn a_given_first_score_does_not_hide_another_profile() {
    let mut given = life();
    given["borrower"]["score"] = json!(640);
    let gain = |life: &Value, wanted: Suggestion| {
        let found = assessed(life, None);
        let tried = found.tried.iter().find(|tried| tried.suggestion == wanted).expect("tried");
        tried.comes.score - found.comes.score
    };
    // identity rises from 45 to 67 of 100: of 90 points, 40.5 → 41 and 60.3 → 60; a new offset would take it away again
    assert_eq!(gain(&given, Suggestion::CompleteProfile), 19);
    for suggestion in [Suggestion::CompleteProfile, Suggestion::ShowContributions, Suggestion::DoNotApply] {
        assert_eq!(gain(&given, suggestion), gain(&life(), suggestion), "{suggestion:?}");
    }
}

#[test]
fn an_assessment_moves_nothing_in_the_runs_of_the_file() {
    let plain = live(4, "9000.00", &json!([line("line", "3000.00")]), &json!({}));
    assert_eq!(plain["limit_moves"], json!([]));
    assert_eq!(plain["reviews"], json!([]), "without rules nothing is looked at");
    let found = assessed(&scenario(4, "9000.00", &json!([line("line", "3000.00")]), &json!({})), None);
    assert!(!found.has_rules && found.verdicts.iter().all(|verdict| verdict.rule.is_none()));
    assert_eq!((found.limit, found.comes.limit), (yuan(20_000), yuan(20_000)));
}
