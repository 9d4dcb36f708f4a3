//! Reviews of limits: when a rule is looked at, what it moves, and what a moved limit does. Every figure is worked out
//! by hand.

use serde_json::{Value, json};

use crate::lives::{buys, entries, line, live, splits};
use crate::support::text;

/// A line with a bill of 3,000, with these rules.
fn reviewed(rules: Value) -> Value {
    let mut line = line("line", "3000.00");
    line["overrides"] = json!({"limit_review": rules});
    line
}

/// Buys for 100 on the 20th of every month, so that something is owed in each.
fn keeps_buying() -> Value {
    json!([{"id": "shop", "purchase": {"account": "line", "amount": "100.00", "when": {"monthly": {"day": 20}}}}])
}

fn kept(least: u32) -> Value {
    json!([{"fact": "kept_months_in_a_row", "at_least": least}])
}

/// Day, what, before and after of every act.
fn moves(run: &Value) -> Vec<(&str, &str, &str, &str)> {
    let rows = run["limit_moves"].as_array().expect("a list").iter();
    rows.map(|act| (text(&act["on"]), text(&act["what"]), text(&act["before"]), text(&act["after"])))
        .collect()
}

/// The limit of the first account on the last evening of a month.
fn limit(run: &Value, month: usize) -> &str {
    text(&run["months"][month]["accounts"][0]["limit"])
}

#[test]
fn a_rule_rests_for_its_days_and_stops_at_its_ceiling() {
    let rule = json!({"id": "raise", "when": kept(3), "effect": {"multiply": "1.2"}, "ceiling": "25000.00", "cooldown_days": 90});
    let rest = json!({"pay": "full", "events": keeps_buying()});
    let run = live(8, "20000.00", &json!([reviewed(json!([rule]))]), &rest);
    // kept in January, February and March; then 90 days of rest, the 6th of May and of June among them
    assert_eq!(
        moves(&run),
        [("2026-04-06", "limit", "20000.00", "24000.00"), ("2026-07-06", "limit", "24000.00", "25000.00"),],
        "a rest of 91 days would wait until August"
    );
    assert_eq!([limit(&run, 2), limit(&run, 3), limit(&run, 6)], ["20000.00", "24000.00", "25000.00"]);
}

#[test]
fn a_limit_below_the_debt_leaves_no_room_and_makes_nothing_due() {
    let rule = json!({"id": "cut", "day": 20, "when": [{"fact": "utilisation", "at_least": "0.1"}],
        "effect": {"multiply": "0.1"}, "floor": "500.00"});
    let rest = json!({"events": [buys("2026-01-25", "100.00")]});
    let (cut, left) = (
        live(3, "9000.00", &json!([reviewed(json!([rule]))]), &rest),
        live(3, "9000.00", &json!([line("line", "3000.00")]), &json!({})),
    );
    // 2,700 of 20,000 is 13.5 %; then 2,700 of 2,000 is 135 %, and 2,430 of 500
    assert_eq!(moves(&cut)[0], ("2026-01-20", "limit", "20000.00", "2000.00"));
    assert_eq!(moves(&cut)[1], ("2026-02-20", "limit", "2000.00", "500.00"));
    assert_eq!(moves(&cut).len(), 2, "at its floor nothing moves");
    assert_eq!(cut["months"][0]["accounts"][0]["available"], "0.00");
    assert_eq!(cut["summary"]["refused"], "100.00");
    for figure in ["interest", "penalties", "total_paid", "final_debt"] {
        assert_eq!(cut["summary"][figure], left["summary"][figure], "{figure}");
    }
}

#[test]
fn the_first_rule_that_holds_decides() {
    let rules = json!([
        {"id": "large", "day": 15, "when": kept(2), "effect": {"add": "3000.00"}, "cooldown_days": 3650},
        {"id": "small", "day": 15, "when": kept(1), "effect": {"add": "1000.00"}}]);
    let rest = json!({"pay": "full", "events": keeps_buying()});
    let run = live(5, "20000.00", &json!([reviewed(rules)]), &rest);
    // from March on the first holds, and rests; the second would have added another 1,000 in April and May
    assert_eq!(
        moves(&run),
        [("2026-02-15", "limit", "20000.00", "21000.00"), ("2026-03-15", "limit", "21000.00", "24000.00")]
    );
}

#[test]
fn a_temporary_limit_is_there_from_its_first_morning_to_its_last_evening() {
    let rules = json!([{"id": "festival", "during": {"from": "2026-02-10", "until": "2026-02-20"}, "effect": {"add": "5000.00"}}]);
    let events = json!([
        buys("2026-02-09", "18000.00"),
        buys("2026-02-10", "18000.00"),
        buys("2026-02-20", "2000.00"),
        buys("2026-02-21", "10.00")
    ]);
    let rest = json!({"pay": "full", "events": events});
    let run = live(4, "90000.00", &json!([reviewed(rules)]), &rest);
    let mut bought = Vec::new();
    for day in ["2026-02-09", "2026-02-10", "2026-02-20", "2026-02-21"] {
        bought.push(entries(&run, day, "purchase").len());
    }
    // 18,000 of 20,000; not 36,000 of 25,000; 20,000 of 25,000 on the last day; then nothing of 20,000 is left
    assert_eq!(bought, [1, 0, 1, 0]);
    assert_eq!(
        moves(&run),
        [("2026-02-10", "limit", "20000.00", "25000.00"), ("2026-02-21", "limit", "25000.00", "20000.00")]
    );
    assert_eq!(run["limit_moves"][0]["until"], "2026-02-20");
}

#[test]
fn what_is_there_for_a_time_is_no_base_for_what_lasts() {
    let rules = json!([
        {"id": "raise", "day": 15, "effect": {"multiply": "1.1"}, "cooldown_days": 3650},
        {"id": "festival", "during": {"from": "2026-01-10", "until": "2026-01-20"}, "effect": {"add": "5000.00"}}]);
    let run = live(2, "9000.00", &json!([reviewed(rules)]), &json!({"pay": "full"}));
    assert_eq!(
        moves(&run),
        [
            ("2026-01-10", "limit", "20000.00", "25000.00"),
            ("2026-01-15", "limit", "25000.00", "27000.00"),
            ("2026-01-21", "limit", "27000.00", "22000.00")
        ],
        "a tenth of 25,000 would leave 22,500"
    );
}

#[test]
fn a_review_may_stop_new_use_for_days() {
    let rules = json!([{"id": "stop", "day": 20, "when": [{"fact": "minimum_months_in_a_row", "at_least": 1}],
        "effect": {"freeze_days": 10}, "cooldown_days": 3650}]);
    let events = json!([buys("2026-02-20", "1.00"), buys("2026-03-02", "2.00"), buys("2026-03-03", "3.00")]);
    let run = live(4, "9000.00", &json!([reviewed(rules)]), &json!({"events": events}));
    // the evening of 20 February is known after the purchase of that day; ten days later is 2 March
    assert_eq!(run["summary"]["refused"], "2.00");
    assert_eq!(run["summary"]["purchases"], "4.00");
    assert_eq!(run["months"][1]["accounts"][0]["frozen"], true);
    assert_eq!(run["limit_moves"][0]["until"], "2026-03-02");
    assert_eq!(moves(&run)[1].0, "2026-03-03", "use is open again");
}

#[test]
fn the_free_quota_is_looked_at_by_the_same_list() {
    let rules = json!([{"id": "more", "day": 10, "of": "quota", "when": kept(1), "effect": {"add": "500.00"}, "ceiling": "1500.00"}]);
    let mut line = reviewed(rules);
    line["overrides"]["free_quota_yuan"] = json!("1000.00");
    let events = json!([splits("2026-01-15", "1200.00"), splits("2026-03-15", "300.00")]);
    let run = live(5, "9000.00", &json!([line]), &json!({"pay": "full", "events": events}));
    assert_eq!(moves(&run), [("2026-02-10", "quota", "1000.00", "1500.00")]);
    let account = |month: usize| &run["months"][month]["accounts"][0];
    assert_eq!(
        (&account(0)["free_quota"], &account(0)["free_quota_left"]),
        (&json!("1000.00"), &json!("0.00"))
    );
    assert_eq!(
        (&account(1)["free_quota"], &account(1)["free_quota_left"]),
        (&json!("1500.00"), &json!("500.00"))
    );
    assert_eq!(account(2)["free_quota_left"], "200.00");
    // 200 above the quota of January bear the fee, 2.3 %: 4.60; the 300 of March bear none
    assert_eq!(run["summary"]["fees"], "4.60");
}

#[test]
fn a_review_sees_the_score_of_its_own_day() {
    let life = |rules: Value| {
        let rest =
            json!({"pay": "full", "events": keeps_buying(), "borrower": {"cash": "20000.00", "score": 700}});
        live(6, "20000.00", &json!([reviewed(rules)]), &rest)
    };
    let plain = life(json!([]));
    let score = |month: usize| plain["months"][month]["score"].as_i64().expect("a score");
    let risen = (1..6).find(|&month| score(month) > score(0)).expect("a kept life raises the score");
    let rules = json!([{"id": "raise", "when": [{"fact": "score", "at_least": score(risen)}],
        "effect": {"add": "1000.00"}, "cooldown_days": 3650}]);
    let day = format!("{}-06", text(&plain["months"][risen]["month"]));
    assert_eq!(moves(&life(rules))[0].0, day, "the score of the evening before would wait another month");
}

#[test]
fn what_is_not_known_meets_no_condition() {
    let rules = json!([{"id": "known", "when": [{"fact": "profile_complete", "at_least": 0}], "effect": {"add": "1.00"}}]);
    let silent = live(2, "9000.00", &json!([reviewed(rules.clone())]), &json!({}));
    assert!(moves(&silent).is_empty());
    let known = json!({"borrower": {"cash": "9000.00", "profile": {"profile_complete": 0}}});
    assert_eq!(moves(&live(2, "9000.00", &json!([reviewed(rules)]), &known)).len(), 2);
}
