//! Products of other lenders, and lines that the law draws.

use mingzhang::calendar::Day;
use mingzhang::rate::Rate;
use mingzhang::terms::LegalLines;
use rust_decimal::Decimal;
use serde_json::json;

use crate::cards::live;
use crate::engine::{AMPLE, day, sum, total};
use crate::example::Example;
use crate::support::{row, text};

/// A day on which the one-year LPR was what the example says, and the line that follows it.
pub fn four_times_the_lpr(example: &Example<'_>) {
    assert_eq!(example.count("multiplier"), 4);
    let wanted = example.number("lpr_1y_percent");
    let percent = |rate: Rate| rate.to_decimal() * Decimal::ONE_HUNDRED;
    let lines = LegalLines::bundled();
    let months = (0..)
        .map_while(|k| Some((day("2020-08-01").month() + k).last()).filter(|on| *on < day("2026-08-31")));
    let of_lpr: Vec<Day> =
        months.filter(|on| lines.lpr_on(*on).is_some_and(|(lpr, _)| percent(lpr) == wanted)).collect();
    assert!(!of_lpr.is_empty(), "{}: no day has this LPR", example.id());
    for on in of_lpr {
        let line =
            lines.on(on).into_iter().find(|line| line.id == "private_four_lpr").expect("the line holds");
        let (times, lpr) = line.times_lpr.expect("it is a multiple");
        assert_eq!((times, percent(lpr)), (4, wanted));
        example.is("cap_percent", percent(line.rate));
    }
}

/// Nothing is paid by the due day; the night of the due day is free, and nine nights later everything is paid.
pub fn penalty_of_a_bill_without_interest(example: &Example<'_>) {
    let due = day("2026-01-09");
    let account = json!({"id": "a", "terms": "baitiao@2024-01-01", "limit": AMPLE, "bill_day": 1, "due_day": 9,
        "overrides": {"daily_rate": example.word("daily_penalty")},
        "opening": {"bill": {"on": "2026-01-01", "due": due, "purchases": example.word("unpaid")}}});
    let actions = json!([{"skip": {"account": "a", "month": "2026-01"}},
        {"extra": {"account": "a", "on": due + 1 + example.count("days"), "amount": AMPLE}}]);
    let run = live(due, 3, &account, &json!([]), &actions);
    assert_eq!(total(&run, "interest"), Decimal::ZERO);
    example.is("penalty", total(&run, "penalties"));
    let bundled = json!({"id": "a", "terms": "baitiao@2024-01-01", "limit": AMPLE, "bill_day": 1, "due_day": 9,
        "opening": account["opening"]});
    let run = live(due, 3, &bundled, &json!([]), &actions);
    example.is("penalty", total(&run, "penalties"));
}

/// Each use is a loan that bears from its day on; what is paid back early pays its interest to that day.
pub fn interest_by_the_day_of_use(example: &Example<'_>) {
    let segments = example.value("segments").as_array().expect("segments");
    let amount = |at: usize| text(&segments[at][0]).parse::<Decimal>().expect("an amount");
    let nights = |at: usize| i32::try_from(segments[at][1].as_i64().expect("nights")).expect("a count");
    let (first, second) = (day("2026-01-02"), day("2026-01-02") + nights(0));
    let back = second + nights(1);
    let draw = |id: &str, on: Day, amount: Decimal| {
        json!({"id": id, "draw": {"account": "a", "on": on, "amount": amount.to_string(),
            "periods": 12, "method": "interest_first", "due_day": 28}})
    };
    let events = json!([draw("one", first, amount(0)), draw("two", second, amount(1) - amount(0))]);
    let account = json!({"id": "a", "terms": "fenfu@2024-01-01", "limit": AMPLE});
    // 2,000.00 of the first use with its interest, then everything
    let repaid = amount(1) - amount(2);
    let interest = |base: Decimal, nights: i32| base * Decimal::new(4, 4) * Decimal::from(nights);
    let to_date = repaid + interest(amount(0), back - first);
    let pays = |on: Day, sum: Decimal| json!({"extra": {"account": "a", "on": on, "amount": sum.round_dp(2).to_string()}});
    let actions =
        json!([pays(back, to_date), {"extra": {"account": "a", "on": back + nights(2), "amount": AMPLE}}]);
    let run = live(first, 4, &account, &events, &actions);
    let principal: Decimal = sum(&run, &back.to_string(), "payment");
    assert!(principal >= repaid, "{principal}");
    assert_eq!(run["summary"]["final_debt"], "0.00");
    example.is("interest", total(&run, "interest"));
}

/// The penalty rate, and which of the days of drawing and repaying counts.
pub fn penalty_rate_and_nights(example: &Example<'_>) {
    let terms = json!({"daily_rate": example.word("daily_rate"),
        "penalty_multiplier": example.word("penalty_multiplier")});
    let account = json!({"id": "a", "terms": "jiebei@2024-01-01", "limit": AMPLE, "overrides": terms});
    let events = json!([{"id": "e", "draw": {"account": "a", "amount": "10000.00", "on": "2026-01-15",
        "periods": 1, "method": "interest_first"}}]);
    let actions = json!([{"skip": {"account": "a", "month": "2026-02"}},
        {"extra": {"account": "a", "on": "2026-02-16", "amount": AMPLE}}]);
    let run = live(day("2026-01-01"), 3, &account, &events, &actions);
    let segment = |kind: &str| &row(&run["ledger"], "kind", kind)["cause"]["inputs"]["nights"][0];
    example.is("penalty_daily_rate", crate::example::number(text(&segment("penalty")["rate"])));
    assert_eq!(example.told("day_count"), "disbursement day counts, repayment day does not");
    let interest = segment("interest");
    assert_eq!((text(&interest["from"]), text(&interest["to"])), ("2026-01-15", "2026-02-15"));
    assert_eq!(interest["nights"], 31, "the night of the first day counts, that of the last does not");
}

/// What a guarantor paid is owed to it, and bears damages by the day until it is paid back.
pub fn damages_of_a_day(example: &Example<'_>) {
    assert_eq!(example.count("days"), 1);
    let account = json!({"id": "a", "terms": "huabei@2024-01-01", "limit": AMPLE, "bill_day": 1, "due_day": 9,
        "overrides": {"daily_rate": example.word("daily_damages")},
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": example.word("principal"),
            "interest": example.word("interest")}}});
    let actions = json!([{"skip": {"account": "a", "month": "2026-01"}},
        {"extra": {"account": "a", "on": "2026-01-10", "amount": AMPLE}}]);
    let run = live(day("2026-01-01"), 3, &account, &json!([]), &actions);
    example.is("damages", total(&run, "penalties"));
    // The night of the payment is the first that grew; it is posted with the next bill and paid then.
    example.is("total", total(&run, "total_paid"));
}
