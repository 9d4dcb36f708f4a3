//! Interest by the month: published lives of calculators, and each choice on a balance worked out by hand.

use serde_json::{Value, json};

use crate::lives::{cents, extra, live, skips, sum};
use crate::support::{row, text};

/// A general line with an open bill of 1 January, due that day.
fn line(purchases: &str, overrides: &Value) -> Value {
    json!({"id": "line", "terms": "general-line@2024-01-01", "limit": "20000.00", "bill_day": 1, "due_day": 1,
        "overrides": overrides,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-01", "purchases": purchases}}})
}

/// Total, minimum and interest of each bill, in cents.
fn bills(run: &Value) -> Vec<(i64, i64, i64)> {
    let all = run["statements"].as_array().expect("statements").iter();
    let interest = |bill: &Value| {
        let lines = bill["lines"].as_array().expect("lines").iter();
        lines.filter(|line| line["component"] == "interest").map(|line| cents(&line["amount"])).sum()
    };
    all.map(|bill| (cents(&bill["total"]), cents(&bill["minimum"]), interest(bill))).collect()
}

/// A published exercise of a course in programming: 5,000 at 18 %, 2 % of the balance with its interest is paid on the
/// bill day, and the rest bears a twelfth of the rate.
#[test]
fn a_share_of_the_balance_is_paid_and_the_rest_bears_a_month() {
    let run = live(4, "9000.00", &json!([line("5000.00", &json!({}))]), &json!({}));
    let want =
        [(500_000, 10_000, 0), (497_350, 9_947, 7_350), (494_714, 9_894, 7_311), (492_092, 9_842, 7_272)];
    assert_eq!(bills(&run), want);
}

/// Another of the same course: 4,800 at 20 %, 2 % of the balance before interest is paid, the interest out of it.
/// After a year 1,131.12 were paid and 4,611.46 are owed.
#[test]
fn a_share_of_the_balance_before_interest_takes_the_interest_first() {
    let mut account = line("4800.00", &json!({"annual_rate": "0.20", "min_base": "before_interest"}));
    account["opening"]["bill"]["interest"] = json!("80.00");
    let run = live(12, "9000.00", &json!([account]), &json!({}));
    let minimums: Vec<i64> = bills(&run).iter().map(|bill| bill.1).collect();
    assert_eq!(
        minimums,
        [9_600, 9_568, 9_536, 9_504, 9_473, 9_441, 9_410, 9_378, 9_347, 9_316, 9_285, 9_254]
    );
    assert_eq!(minimums.iter().sum::<i64>(), 113_112);
    let last = &row(&run["months"], "month", "2026-12")["accounts"][0]["components"];
    assert_eq!(text(&last["rolled"]), "4611.46");
}

/// 1,200 are carried since January; 200 of them are paid on 1 February, which leaves 1,012 with the interest of January. The bill of
/// 1 March then carries the month of February.
fn of_february(overrides: &Value) -> i64 {
    let mut terms = json!({"annual_rate": "0.12", "min_form": "fixed", "min_floor_yuan": "0"});
    overrides.as_object().expect("values").iter().for_each(|(name, value)| terms[name] = value.clone());
    let mut account = line("0", &terms);
    account["opening"] = json!({"rolled": "1200.00"});
    let rest = json!({"actions": [extra("line", "2026-02-01", "200.00"), skips("line", "2026-01"), skips("line", "2026-02")]});
    sum(&live(3, "9000.00", &json!([account]), &rest), "2026-03-01", "interest")
}

#[test]
fn the_base_of_a_month_is_before_or_after_its_payment() {
    // January bears 12.00, which the 200 pay first: 1,012 are left, and a hundredth of them is 10.12
    assert_eq!(of_february(&json!({"month_base": "closing"})), 1_012);
    assert_eq!(of_february(&json!({"month_base": "opening"})), 1_012);
    // before the payment: what was owed on the bill of 1 February, with its interest or without
    let before = |unpaid: bool| {
        of_february(
            &json!({"month_base": "opening", "month_payments": "before", "interest_on_interest": unpaid}),
        )
    };
    assert_eq!((before(true), before(false)), (1_212, 1_200));
    assert_eq!(of_february(&json!({"month_base": "closing", "month_payments": "before"})), 1_212);
}

#[test]
fn the_mean_of_the_evenings_counts_a_payment_from_its_day() {
    let paid_on = |on: &str| {
        let terms = json!({"annual_rate": "0.12", "month_base": "average_daily", "min_form": "fixed", "min_floor_yuan": "0"});
        let rest = json!({"actions": [extra("line", on, "600.00")]});
        sum(&live(2, "9000.00", &json!([line("1200.00", &terms)]), &rest), "2026-02-01", "interest")
    };
    // 1,200 on 10 evenings and 600 on 21: 24,600 ÷ 31 × 1 % = 7.935…; all month at 600 would be 6.00
    assert_eq!(paid_on("2026-01-11"), 794);
    assert_eq!(paid_on("2026-01-02"), 619, "19,200 ÷ 31 × 1 %");
}

#[test]
fn an_effective_rate_grows_to_the_annual_one() {
    let charged = |from: &str| {
        let terms =
            json!({"annual_rate": "0.249", "month_rate": from, "min_form": "fixed", "min_floor_yuan": "0"});
        sum(&live(2, "0", &json!([line("1000.00", &terms)]), &json!({})), "2026-02-01", "interest")
    };
    // 1.0187013…¹² = 1.249; a twelfth of 24.9 % is 2.075 %
    assert_eq!((charged("effective"), charged("nominal")), (1_870, 2_075));
}

/// 0 % until June: the months that begin in January to June bear nothing, that of July a twelfth of 18 %.
#[test]
fn a_promotional_rate_holds_until_the_month_it_names() {
    let terms = json!({"promotional_rates": [{"until": "2026-06", "rate": "0"}], "min_form": "fixed", "min_floor_yuan": "100"});
    let run = live(9, "9000.00", &json!([line("3000.00", &terms)]), &json!({}));
    let interest: Vec<i64> = bills(&run).iter().map(|bill| bill.2).collect();
    // seven payments of 100 leave 2,300, which bear in July; the bill of 1 September has 2,300 + 34.50 − 100 to bear
    assert_eq!(interest, [0, 0, 0, 0, 0, 0, 0, 3_450, 3_352]);
}

#[test]
fn several_promotions_follow_each_other() {
    let terms = json!({"promotional_rates": [{"until": "2026-01", "rate": "0"}, {"until": "2026-02", "rate": "0.06"}],
        "min_form": "fixed", "min_floor_yuan": "0", "interest_on_interest": false});
    let run = live(4, "0", &json!([line("1000.00", &terms)]), &json!({}));
    let interest: Vec<i64> =
        ["2026-02-01", "2026-03-01", "2026-04-01"].iter().map(|on| sum(&run, on, "interest")).collect();
    assert_eq!(interest, [0, 500, 1_500]);
}

/// Minimums of 5,000 of principal and 75 of interest.
fn minimum(overrides: &Value) -> i64 {
    let mut account = line("5000.00", overrides);
    account["opening"]["bill"]["interest"] = json!("75.00");
    bills(&live(1, "0", &json!([account]), &json!({})))[0].1
}

#[test]
fn a_minimum_is_fixed_a_share_or_interest_and_a_share() {
    let form = |form: &str, base: &str| {
        minimum(&json!({"min_form": form, "min_base": base, "min_ratio": "0.01", "min_floor_yuan": "60"}))
    };
    assert_eq!(form("fixed", "after_interest"), 6_000);
    // 1 % is 50.75 or 50.00, and the floor is higher; interest and 1 %
    assert_eq!(form("percentage", "after_interest"), 6_000);
    assert_eq!(form("interest_plus_percentage", "before_interest"), 12_500);
    assert_eq!(form("interest_plus_percentage", "after_interest"), 12_575);
    // a share of new purchases, the floor for it alone, and the interest whole: 60 + 75
    assert_eq!(form("purchases", "after_interest"), 13_500);
    assert_eq!(
        minimum(&json!({"min_form": "fixed", "min_floor_yuan": "9000"})),
        507_500,
        "never above the total"
    );
}

#[test]
fn a_share_is_rounded_as_told() {
    let rounded =
        |how: &str| minimum(&json!({"min_ratio": "0.01331", "min_floor_yuan": "0", "min_rounding": how}));
    // 1.331 % of 5,075 is 67.54825
    let all =
        ["ceil_cent", "half_up_cent", "floor_cent", "floor_yuan", "half_up_yuan", "ceil_yuan"].map(rounded);
    assert_eq!(all, [6_755, 6_755, 6_754, 6_700, 6_800, 6_800]);
}

#[test]
fn interest_that_a_minimum_does_not_cover_joins_principal_or_waits() {
    let third_bill = |bears: bool| {
        let terms = json!({"min_form": "fixed", "min_floor_yuan": "10", "interest_on_interest": bears});
        let run = live(3, "9000.00", &json!([line("1000.00", &terms)]), &json!({}));
        bills(&run)[2]
    };
    // 990 bear 14.85; 10 of it are paid: 994.85 bear 14.92, or 990 bear 14.85 and 4.85 wait
    assert_eq!(third_bill(true), (100_977, 1_000, 1_492));
    assert_eq!(third_bill(false), (100_970, 1_000, 485 + 1_485));
}

#[test]
fn interest_is_a_multiple_of_its_unit() {
    let charged = |unit: &str, rounding: &str| {
        let terms = json!({"interest_unit_yuan": unit, "interest_rounding": rounding, "min_form": "fixed", "min_floor_yuan": "0"});
        sum(&live(2, "0", &json!([line("1035.00", &terms)]), &json!({})), "2026-02-01", "interest")
    };
    // 1.5 % of 1,035 is 15.525
    assert_eq!((charged("0.01", "half_up"), charged("0.01", "down")), (1_553, 1_552));
    assert_eq!(
        (charged("1", "half_up"), charged("1", "down"), charged("0.10", "half_up")),
        (1_600, 1_500, 1_550)
    );
}

/// A month that the run cuts is charged by its days: 1,000 on the 19 nights from 1 to 20 January of 31.
#[test]
fn a_month_that_began_before_the_run_is_charged_by_its_days() {
    let account = json!({"id": "line", "terms": "general-line@2024-01-01", "limit": "20000.00", "bill_day": 20, "due_day": 20,
        "opening": {"rolled": "1000.00"}});
    let run = live(1, "0", &json!([account]), &json!({}));
    assert_eq!(sum(&run, "2026-01-20", "interest"), 919, "15.00 × 19 ÷ 31");
    // to the 31st 989.01 and 9.19 of interest past due bear 5.31, and 10.99 that are missing of the minimum 0.06
    assert_eq!(sum(&run, "2026-01-31", "closing"), 537);
}

#[test]
fn what_is_overdue_bears_penalty_by_the_month() {
    let terms = json!({"penalty_multiplier": "2", "interest_on_interest": false});
    let run = live(3, "0", &json!([line("1000.00", &terms)]), &json!({}));
    // the minimum of 20 is missed on 1 January: 980 bear 14.70, 20 bear 0.60
    assert_eq!((sum(&run, "2026-02-01", "interest"), sum(&run, "2026-02-01", "penalty")), (1_470, 60));
}

#[test]
fn purchases_of_a_bill_that_is_not_cleared_bear_their_month_under_full_interest() {
    let charged = |base: &str, payments: &str| {
        let terms = json!({"month_base": "opening", "interest_base": base, "month_payments": payments});
        let mut account = line("1000.00", &terms);
        account["due_day"] = json!(20);
        account["opening"]["bill"]["due"] = json!("2026-01-20");
        sum(&live(2, "9000.00", &json!([account]), &json!({})), "2026-02-01", "interest")
    };
    // 20 are paid on the 20th: 980 are left of 1,000; only what was carried before bears after the due day
    assert_eq!((charged("full", "before"), charged("full", "after")), (1_500, 1_470));
    assert_eq!((charged("residual", "before"), charged("after_due", "before")), (1_470, 0));
}
