//! Mistakes of pages on cards, free days and scores: the life that the page tells of, and what it really comes to.

use rust_decimal::Decimal;
use serde_json::json;

use crate::cards::{buys, card, live, pays};
use crate::engine::{day, sum, total};
use crate::example::number;
use crate::mistakes::{Figures, Mistake};
use crate::support::{run_json, text};

/// The month after: the page charges 1,500 for thirty nights when 1,350 was owed, and ten nights a second time.
pub fn second_month_of_full_interest(_: &Mistake) -> Figures {
    let account = card(5, 25, json!({}));
    let events = json!([buys(0, day("2026-05-30"), "1500")]);
    let actions = json!([pays(day("2026-06-25"), "150"), pays(day("2026-07-25"), "176.25")]);
    let run = live(day("2026-05-30"), 5, &account, &events, &actions);
    assert_eq!(sum(&run, "2026-07-05", "interest"), number("26.25"), "the first month is as the page says");
    // 1,350.00 × 0.05 % × 20 nights and 1,200.00 × 0.05 % × 11 nights
    vec![(sum(&run, "2026-08-05", "interest"), number("20.10"))]
}

/// The page states the rule of full interest, and then charges only what was paid for the first fifteen nights.
pub fn full_interest_of_a_whole_bill(mistake: &Mistake) -> Figures {
    let account = card(10, 20, json!({}));
    let events = json!([buys(0, day("2026-04-05"), "5000")]);
    let run = live(day("2026-04-05"), 3, &account, &events, &json!([pays(day("2026-04-20"), "500")]));
    assert!(mistake.worked_out("full_interest_rule").ends_with("= 82.50"));
    // 5,000.00 × 0.05 % × 15 nights and 4,500.00 × 0.05 % × 20 nights
    vec![(sum(&run, "2026-05-10", "interest"), number("82.50"))]
}

/// The rest of a bill has no free period of its own: it bears every night since its posting.
pub fn a_rest_is_not_free_again(_: &Mistake) -> Figures {
    let account = card(31, 25, json!({}));
    let events = json!([buys(0, day("2026-01-01"), "1000")]);
    let actions = json!([pays(day("2026-02-25"), "100"), pays(day("2026-03-02"), "928.85")]);
    let run = live(day("2026-01-01"), 4, &account, &events, &actions);
    // 1,000.00 × 0.05 % × 55 nights and 900.00 × 0.05 % × 5 nights; the page has the last alone. With 900.00 the 28.85 that the bill
    // of 28 February asks for are paid.
    vec![(total(&run, "interest"), number("29.75"))]
}

/// Both cases by one count: nights from the purchase to the due day.
pub fn free_nights(_: &Mistake) -> Figures {
    let free = |bought: &str| {
        let account = card(31, 25, json!({}));
        let run = live(day(bought), 4, &account, &json!([buys(0, day(bought), "1000")]), &json!([]));
        Decimal::from(day(text(&run["statements"][0]["due"])) - day(bought))
    };
    vec![(free("2026-08-01"), number("55")), (free("2026-07-31"), number("25"))]
}

/// The printed range runs backwards: 590 to 510 stands for 590 to 610. No score of a lender is modelled here; what can be held
/// is the order of things: an application costs less than a month that ends overdue.
pub fn a_loan_costs_less_than_a_delay(mistake: &Mistake) -> Figures {
    let range = mistake.printed_pair("score_after");
    assert!(range[0] > range[1], "the printed range runs backwards");
    let score = |applications: u32, skips: bool| {
        let skip = json!([{"skip": {"account": "a", "month": "2026-01"}}]);
        let run = run_json(&json!({
            "format": "mingzhang/scenario", "version": 1, "title": "example",
            "start": "2026-01-01", "span": {"months": 2},
            "borrower": {"cash": "90000.00", "score": 607, "profile": {"applications_last_3_months": applications}},
            "accounts": [{"id": "a", "terms": "huabei@2024-01-01", "limit": "9000.00", "bill_day": 1,
                "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "2000.00"}}}],
            "strategies": [{"id": "s", "pay": "full", "actions": if skips { skip } else { json!([]) }}],
        }));
        run["summary"]["final_score"].as_i64().expect("a score")
    };
    let (clean, applied, late) = (score(0, false), score(1, false), score(0, true));
    assert!(late < applied && late < clean, "{clean} {applied} {late}");
    vec![(Decimal::from(range[0]), number("590"))]
}
