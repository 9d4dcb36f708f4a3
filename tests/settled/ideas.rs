//! Hypothetical arrangements: what each does to the cent, that it is labelled, and that it is not there when it is off.

use mingzhang::analysis::calc::Basis;
use mingzhang::analysis::run_rates;
use mingzhang::scenario::BUILT_IN;
use mingzhang::simulation::RefusalReason;
use serde_json::{Value, json};

use crate::lives::{cents, empty_line, entries, extra, facility, line, live, scenario, skips, sum};
use crate::support::{lab, read, row, run_json, text};

/// 3,000.00 in three parts of 1,000.00 on the 15th at 0.04 % a night, drawn a month before the run.
fn lent(limit: &str) -> Value {
    let mut account = facility(limit);
    account["opening"] = json!({"loans": [{"id": "one", "drawn": "2025-12-15", "principal": "3000.00",
        "periods": 3, "method": "equal_principal", "periods_paid": 0}]});
    account
}

fn link(more: &Value) -> Value {
    let mut link = json!({"from": "line", "for": "loans"});
    for (key, value) in more.as_object().expect("keys") {
        link[key] = value.clone();
    }
    json!({"linked_repayment": link})
}

fn month<'r>(run: &'r Value, account: &str, month: usize) -> &'r Value {
    row(&run["months"][month]["accounts"], "id", account)
}

#[test]
fn what_cash_does_not_cover_of_a_loan_moves_to_the_line() {
    let accounts = json!([empty_line(&json!({})), lent("20000.00")]);
    let run = live(2, "400.00", &accounts, &json!({"ideas": [link(&json!({}))]}));
    // 1,000 and 3,000 × 0.0004 × 31 = 37.20 are due on 15 January; 400 are paid in cash, 637.20 by the line
    let [moved] = entries(&run, "2026-01-15", "arrangement")[..] else { panic!("one movement") };
    assert_eq!(
        (&moved["account"], &moved["from"], &moved["to"]),
        (&"line".into(), &"lender".into(), &"unbilled".into())
    );
    assert_eq!((cents(&moved["amount"]), sum(&run, "2026-01-15", "payment")), (63_720, 103_720));
    assert_eq!(month(&run, "line", 0)["components"]["unbilled"], "637.20");
    assert_eq!(month(&run, "loans", 0)["days_overdue"], 0);
    // it is on the next bill like a purchase, and bears nothing before that is due
    let bill = &run["statements"][0];
    assert_eq!((text(&bill["on"]), text(&bill["total"])), ("2026-02-01", "637.20"));
    // 63.72 are the minimum, there is no cash, and the bill of 9 February is missed
    assert_eq!(month(&run, "line", 1)["days_overdue"], 19);
}

#[test]
fn no_more_moves_than_the_month_allows_and_nothing_that_cash_covers() {
    let accounts = json!([empty_line(&json!({})), lent("20000.00")]);
    let capped = json!({"ideas": [link(&json!({"at_most_a_month": "500.00"}))]});
    let run = live(1, "400.00", &accounts, &capped);
    assert_eq!(sum(&run, "2026-01-15", "arrangement"), 50_000);
    // 137.20 of the period are missed
    assert_eq!(month(&run, "loans", 0)["components"]["overdue"], "137.20");
    // who does not pay although there is cash enough is not helped
    let kept = json!({"ideas": [link(&json!({}))], "actions": [skips("loans", "2026-01")]});
    let run = live(1, "2000.00", &accounts, &kept);
    assert_eq!(sum(&run, "2026-01-15", "arrangement"), 0);
    // of who has only a part of it, the part that is missing moves
    let run = live(1, "400.00", &accounts, &kept);
    assert_eq!(sum(&run, "2026-01-15", "arrangement"), 63_720);
}

#[test]
fn a_frozen_line_pays_nothing() {
    let accounts = json!([line("line", "3000.00"), lent("20000.00")]);
    let run = live(1, "0.00", &accounts, &json!({"ideas": [link(&json!({}))]}));
    assert_eq!(month(&run, "line", 0)["frozen"], true, "its bill of the 9th was missed");
    assert_eq!(sum(&run, "2026-01-15", "arrangement"), 0);
}

#[test]
fn accounts_share_a_limit_and_keep_their_own() {
    let buys = |id: &str, on: &str, amount: &str| json!({"id": id, "purchase": {"account": "line", "amount": amount, "when": {"on": on}}});
    let events = json!([buys("dear", "2026-01-05", "2500.00"), buys("cheap", "2026-01-06", "1500.00")]);
    let pool = json!({"pooled_limit": {"accounts": ["line", "loans"], "limit": "5000.00"}});
    let accounts = json!([empty_line(&json!({})), lent("3000.00")]);
    let life = scenario(1, "5000.00", &accounts, &json!({"events": events, "ideas": [pool]}));
    let run = run_json(&life);
    // 3,000 of the loan leave room for 2,000
    assert_eq!(run["summary"]["refused"], "2500.00");
    assert_eq!(run["summary"]["purchases"], "1500.00");
    let refusals = &lab(&read(&life.to_string())).comparison.runs[0].refusals;
    let reasons: Vec<RefusalReason> = refusals.iter().map(|refusal| refusal.reason).collect();
    assert_eq!(reasons, [RefusalReason::NoSharedRoom], "the line's own limit had room for it");
    // on the 15th 1,000 of the loan are repaid: 5,000 − 1,500 − 2,000; the facility's own limit leaves 1,000
    assert_eq!(month(&run, "line", 0)["available"], "1500.00");
    assert_eq!(month(&run, "loans", 0)["available"], "1000.00");
    let alone = live(1, "5000.00", &accounts, &json!({"events": events}));
    assert_eq!(alone["summary"]["refused"], "0.00");
}

#[test]
fn points_of_payments_take_penalties_away() {
    let points = json!({"points": {"point_for": "10.00", "worth": "0.10"}});
    let accounts = json!([line("line", "3000.00"), lent("20000.00")]);
    let rest = json!({"ideas": [points], "actions": [skips("line", "2026-01")]});
    let run = live(2, "9000.00", &accounts, &rest);
    // 1,037.20 are paid to the loan on 15 January: 103 points. The bill of 1 February has 3,000 × 0.0005 × 23 = 34.50
    // of penalty, of which 103 × 0.10 go
    let [waived] = entries(&run, "2026-02-01", "waive")[..] else { panic!("one waiver") };
    assert_eq!((text(&waived["amount"]), text(&waived["from"])), ("10.30", "penalty"));
    let bill = row(&run["statements"], "on", "2026-02-01");
    assert_eq!(
        (text(&bill["total"]), text(&bill["minimum"]), &bill["amended"]),
        ("3024.20", "3024.20", &true.into())
    );
    // with 8 nights more of penalty, 12.00, which no later point meets; interest 37.20 + 24.80 + 5.20
    let summary = &run["summary"];
    assert_eq!((text(&summary["penalties"]), text(&summary["waived"])), ("46.50", "10.30"));
    assert_eq!((text(&summary["interest"]), text(&summary["cost"])), ("67.20", "103.40"));
    assert_eq!(run["months"][1]["waived"], "10.30");
}

#[test]
fn points_take_the_penalty_of_a_loan_away_too() {
    let points = json!({"points": {"accounts": ["loans"], "point_for": "1.00", "worth": "0.01"}});
    let actions =
        [skips("loans", "2026-02"), skips("loans", "2026-03"), extra("loans", "2026-03-01", "5.00")];
    let rest = json!({"ideas": [points], "actions": actions});
    let run = live(3, "9000.00", &json!([lent("20000.00")]), &rest);
    // 1,037 points of 15 January; 1,000 missed in February bear 1,000 × 0.0006 × 14 = 8.40 to 1 March. 5.00 are paid
    // on it, for 5 points, and points cover the 3.40 that are left
    assert_eq!(sum(&run, "2026-03-01", "waive"), 340);
    // on the 15th 8.40 more are posted: 702 points are left
    assert_eq!(sum(&run, "2026-03-15", "waive"), 702);
}

#[test]
fn what_is_paid_in_full_in_time_brings_a_red_packet() {
    let fixed = json!({"red_packet": {"gives": {"fixed": "2.00"}}});
    let full =
        live(1, "9000.00", &json!([line("line", "3000.00")]), &json!({"pay": "full", "ideas": [fixed]}));
    let [packet] = entries(&full, "2026-01-09", "arrangement")[..] else { panic!("one packet") };
    assert_eq!((&packet["from"], &packet["to"]), (&"lender".into(), &"cash".into()));
    assert_eq!(full["summary"]["final_cash"], "6002.00");
    assert_eq!((&full["summary"]["waived"], &full["summary"]["cost"]), (&"2.00".into(), &"-2.00".into()));
    let minimum = live(1, "9000.00", &json!([line("line", "3000.00")]), &json!({"ideas": [fixed]}));
    assert_eq!(minimum["summary"]["waived"], "0.00");
    // 1 % of 1,037.20, and never more than the limit
    let share = |at_most: &str| json!({"ideas": [{"red_packet": {"gives": {"share": {"of": "0.01", "at_most": at_most}}}}]});
    let of_loan = |at_most: &str| live(1, "9000.00", &json!([lent("20000.00")]), &share(at_most));
    assert_eq!(sum(&of_loan("20.00"), "2026-01-15", "arrangement"), 1_037);
    assert_eq!(sum(&of_loan("5.00"), "2026-01-15", "arrangement"), 500);
}

/// The bill is paid on the 5th; on the 9th nothing of it is unpaid, and nothing but the packet flows.
#[test]
fn a_red_packet_is_not_lent() {
    let life = scenario(
        1,
        "9000.00",
        &json!([line("line", "3000.00")]),
        &json!({"actions": [extra("line", "2026-01-05", "3000.00")],
            "ideas": [{"red_packet": {"gives": {"fixed": "2.00"}}}]}),
    );
    let scenario = read(&life.to_string());
    let lab = lab(&scenario);
    let rates = run_rates(&lab.comparison.runs[0], &lab.contracts, Basis::Actual365);
    for debt in &rates.debts {
        let told = [debt.lent, debt.cost].map(|money| money.to_string());
        assert_eq!(told, ["3000.00", "-2.00"], "{:?}", debt.of);
    }
    assert_eq!((rates.debts.len(), rates.costs[0].lent.to_string()), (2, "3000.00".to_owned()));
}

#[test]
fn they_act_in_the_order_of_the_file() {
    let (packet, linked) = (json!({"red_packet": {"gives": {"fixed": "2.00"}}}), link(&json!({})));
    let waived = |ideas: &Value| {
        let accounts = json!([empty_line(&json!({})), lent("20000.00")]);
        live(1, "400.00", &accounts, &json!({"ideas": ideas}))["summary"]["waived"].clone()
    };
    assert_eq!(waived(&json!([linked, packet])), "2.00", "paid by the line, in time");
    assert_eq!(waived(&json!([packet, linked])), "0.00");
}

/// Everything that makes a figure is labelled.
#[test]
fn what_is_hypothetical_says_so() {
    let accounts = json!([empty_line(&json!({})), lent("20000.00")]);
    let run = live(1, "400.00", &accounts, &json!({"ideas": [link(&json!({}))]}));
    let ledger = run["ledger"].as_array().expect("a ledger");
    let labelled: Vec<&str> = ledger
        .iter()
        .filter(|entry| entry["cause"]["grade"] == "hypothetical")
        .map(|entry| text(&entry["cause"]["rule"]))
        .collect();
    assert_eq!(labelled, ["linked_repayment", "pay_linked"]);
    let assumed = &run["assumptions"][0];
    assert_eq!(
        (text(&assumed["id"]), text(&assumed["grade"])),
        ("ideas[0].linked_repayment", "hypothetical")
    );
}

/// Every idea about all accounts of a scenario that it can be about.
fn all_ideas(scenario: &Value) -> Vec<Value> {
    let accounts = scenario["accounts"].as_array().expect("accounts");
    let ids = accounts.iter().map(|account| account["id"].clone()).collect::<Vec<_>>();
    let line = accounts.iter().find(|account| !account["bill_day"].is_null());
    let loans = accounts.iter().find(|account| account["bill_day"].is_null());
    let mut ideas = vec![
        json!({"pooled_limit": {"accounts": ids, "limit": "3000.00"}}),
        json!({"points": {"point_for": "1.00", "worth": "0.05"}}),
        json!({"red_packet": {"gives": {"fixed": "3.00"}}}),
    ];
    ideas.extend(
        line.zip(loans)
            .map(|(line, loans)| json!({"linked_repayment": {"from": line["id"], "for": loans["id"]}})),
    );
    ideas
}

/// A list from which each is taken out again gives, byte for byte, the run of a file that never named it.
#[test]
fn what_is_taken_out_leaves_no_trace() {
    let mut moved = 0;
    for (name, built_in) in BUILT_IN {
        let mut never: Value = serde_json::from_str(built_in).expect("JSON");
        never.as_object_mut().expect("a scenario").remove("ideas");
        let bytes = |scenario: &Value| run_json(scenario).to_string();
        let plain = bytes(&never);
        for idea in all_ideas(&never) {
            let mut with = never.clone();
            with["ideas"] = json!([idea]);
            moved += u32::from(bytes(&with) != plain);
            with["ideas"].as_array_mut().expect("a list").clear();
            assert_eq!(bytes(&with), plain, "{name} without {idea}");
        }
        // and of several, taking one out leaves the others as if they stood alone
        let all = all_ideas(&never);
        for out in 0..all.len() {
            let mut with = never.clone();
            with["ideas"] = json!(all);
            with["ideas"].as_array_mut().expect("a list").remove(out);
            let mut others = never.clone();
            let rest = all.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, idea)| idea);
            others["ideas"] = rest.cloned().collect();
            assert_eq!(bytes(&with), bytes(&others), "{name} without {}", all[out]);
        }
    }
    assert!(moved > 20, "only {moved} runs were moved by an idea");
}

/// One that is switched on and can do nothing moves no figure.
#[test]
fn one_that_can_do_nothing_moves_nothing() {
    let accounts = json!([line("line", "3000.00"), lent("20000.00")]);
    let idle = json!([
        link(&json!({"at_most_a_month": "0.00"})),
        {"pooled_limit": {"accounts": ["line", "loans"], "limit": "1000000000.00"}},
        {"points": {"point_for": "1000000.00", "worth": "0.01"}},
        {"red_packet": {"gives": {"fixed": "0.00"}}},
    ]);
    let rest = json!({"actions": [skips("loans", "2026-02")], "pay": "full"});
    let without = run_json(&scenario(4, "4000.00", &accounts, &rest));
    let mut with = rest.clone();
    with["ideas"] = idle;
    let with = run_json(&scenario(4, "4000.00", &accounts, &with));
    for key in ["summary", "months", "statements", "ledger", "checks"] {
        assert_eq!(with[key], without[key], "{key}");
    }
}
