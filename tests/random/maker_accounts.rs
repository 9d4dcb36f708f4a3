//! Random accounts: lines and facilities, their overrides and what is owed at the start.

use mingzhang::calendar::Day;
use serde_json::{Map, Value, json};

use crate::maker::{LineFacts, Maker};

/// Bill days with the due day that the bundled terms give them.
const TABLE: [(u8, u8); 3] = [(1, 9), (5, 15), (10, 20)];

const ORDERS: [[&str; 4]; 4] = [
    ["penalty", "interest", "fee", "principal"],
    ["principal", "interest", "fee", "penalty"],
    ["interest", "principal", "penalty", "fee"],
    ["fee", "penalty", "principal", "interest"],
];

const CARD_VALUES: [(&str, [&str; 2]); 8] = [
    ("grace_tolerance_yuan", ["10", "300.00"]),
    ("min_over_limit_share", ["1", "0.333"]),
    ("residual_from", ["posting", "due"]),
    ("statement_night", ["before_statement", "through_statement"]),
    ("payment_value_date", ["same_day", "next_day"]),
    ("late_fee_rate", ["0.05", "0.0333"]),
    ("late_fee_floor_yuan", ["10", "1.00"]),
    ("late_fee_cap_yuan", ["500", "12.34"]),
];

const STAGES: [[u32; 7]; 2] = [[1, 31, 61, 91, 121, 151, 181], [2, 8, 20, 45, 90, 120, 200]];

impl Maker {
    /// One to four accounts, at least one of them with something that a strategy can act on.
    pub fn accounts(&mut self) -> Vec<Value> {
        let count = self.dice.one_of(&[1, 1, 2, 2, 2, 3, 3, 4]);
        (1..=count).map(|n| if self.dice.chance(58) { self.line(n) } else { self.facility(n) }).collect()
    }

    fn line(&mut self, n: usize) -> Value {
        let id = format!("line-{n}");
        let (bill_day, due_day, in_table) = self.line_days();
        let limit =
            if self.dice.chance(30) { self.dice.amount(300, 2_500) } else { self.dice.amount(5_000, 30_000) };
        let terms = self.dice.one_of(&["huabei", "huabei", "huabei@2024-01-01"]);
        let mut account = json!({
            "id": id, "terms": terms, "limit": limit, "bill_day": bill_day,
            "overrides": self.line_overrides(), "opening": self.line_opening(bill_day, due_day),
        });
        if !in_table || self.dice.chance(10) {
            account["due_day"] = json!(due_day);
        }
        self.telling.extend([bill_day, due_day, due_day]);
        let cash = account["overrides"].get("cash_advance_share_of_limit").is_some();
        self.lines.push(LineFacts { id, bill_day, due_day, cash });
        account
    }

    /// A due day lies after its bill and before the next, in months of every length.
    fn line_days(&mut self) -> (u8, u8, bool) {
        if self.monthly && self.dice.chance(30) {
            // due on its own day
            let day = u8::try_from(self.dice.between(1, 31)).expect("a day of the month");
            return (day, day, false);
        }
        if self.dice.chance(60) {
            let (bill_day, due_day) = self.dice.one_of(&TABLE);
            return (bill_day, due_day, true);
        }
        let mut day = |low: u8, high: u8| {
            let day = self.dice.between(i32::from(low), i32::from(high));
            u8::try_from(day).expect("a day of the month")
        };
        let bill_day = day(1, 31);
        let due_day = if bill_day <= 27 && day(0, 1) == 1 {
            day(bill_day + 1, 31)
        } else {
            day(1, bill_day.clamp(2, 28) - 1)
        };
        // a bill of the first has no earlier day in the month to be due on
        let due_day = if bill_day == 1 && due_day == 1 { 9 } else { due_day };
        (bill_day, due_day, false)
    }

    fn line_overrides(&mut self) -> Value {
        let choices: [(&str, Vec<Value>); 23] = [
            (
                "daily_rate",
                vec![json!("0.00035"), json!("0.0005"), json!("0.000457"), json!("0"), json!("0.001")],
            ),
            ("min_ratio", vec![json!("0.05"), json!("0.20"), json!("0.333"), json!("0"), json!("1")]),
            ("min_rollover_share", vec![json!("0.05"), json!("0.50"), json!("1.00"), json!("0")]),
            ("min_floor_yuan", vec![json!("0"), json!("10"), json!("100.50")]),
            ("min_rounding", vec![json!("ceil_cent"), json!("floor_yuan")]),
            ("overdue_reach", vec![json!("bill"), json!("minimum"), json!("minimum")]),
            ("penalty_multiplier", vec![json!("1"), json!("1.5"), json!("2"), json!("0")]),
            ("first_overdue_night", vec![json!("count"), json!("skip")]),
            ("statement_day_purchase", vec![json!("this_bill"), json!("next_bill")]),
            ("interest_rounding", vec![json!("half_up"), json!("half_even"), json!("down")]),
            ("fee_rounding", vec![json!("half_up"), json!("half_even"), json!("down")]),
            ("remainder_period", vec![json!("first"), json!("last")]),
            ("early_payoff_fee", vec![json!("drop_unbilled"), json!("charge_all"), json!("charge_current")]),
            ("bill_instalment_first_due", vec![json!("this_due"), json!("next_bill")]),
            ("free_quota_yuan", vec![json!("500"), json!("3000.00"), json!("20000")]),
            ("free_quota_overflow", vec![json!("fee_on_excess"), json!("fee_on_all"), json!("refuse")]),
            ("free_quota_renews", vec![json!("never"), json!("as_repaid")]),
            ("minimum_while_group_overdue", vec![json!(true), json!(false)]),
            ("instalment_rates", vec![rates("0.023"), rates("0.0377"), rates("0")]),
            ("re_plan_most_periods", vec![json!(60), json!(12)]),
            ("re_plan_stops_interest", vec![json!(true), json!(false)]),
            ("re_plan_least_days_overdue", vec![json!(1), json!(31)]),
            ("re_plan_fee_rate", vec![json!("0.02"), json!("0.0077")]),
        ];
        let mut overrides = self.some_of(&choices);
        self.add_common(&mut overrides);
        if self.cards {
            overrides.extend(
                self.some_of(&CARD_VALUES.map(|(name, words)| (name, words.map(|w| json!(w)).to_vec()))),
            );
            overrides.extend(self.some_of(&[
                ("posting_lag_days", vec![json!(1), json!(3)]),
                ("grace_days", vec![json!(1), json!(3), json!(20)]),
                ("interest_on_interest", vec![json!(true), json!(true)]),
                ("allocation_switch_day", vec![json!(91), json!(31), json!(1)]),
                ("stop_after_missed_minimums", vec![json!(1), json!(2), json!(3)]),
            ]));
            if self.dice.chance(40) {
                let cash = [
                    ("cash_advance_share_of_limit", ["0.5", "1"]),
                    ("cash_advance_fee_rate", ["0.01", "0.0333"]),
                    ("cash_advance_fee_floor_yuan", ["10", "0"]),
                    ("cash_advance_fee_cap_yuan", ["50.00", "1000000000"]),
                    ("cash_advance_min_share", ["1", "0.333"]),
                ];
                overrides
                    .extend(cash.map(|(name, words)| (name.to_owned(), json!(self.dice.one_of(&words)))));
                // the cash in what comes out of its grace is not told by its entries
                overrides.remove("grace_days");
            }
            overrides
                .insert("interest_base".to_owned(), json!(self.dice.one_of(&["full", "full", "residual"])));
        }
        if self.monthly {
            self.add_month(&mut overrides);
        }
        Value::Object(overrides)
    }

    /// Interest by the month, and minimums of other forms.
    fn add_month(&mut self, overrides: &mut Map<String, Value>) {
        let words = |words: &[&str]| words.iter().map(|word| json!(word)).collect::<Vec<_>>();
        overrides.extend(self.some_of(&[
            ("annual_rate", vec![json!("0.18"), json!("0.249"), json!("0.36")]),
            ("month_rate", words(&["nominal", "effective"])),
            ("month_payments", words(&["after", "before"])),
            ("interest_unit_yuan", vec![json!("1"), json!("0.10")]),
            ("min_rounding", words(&["half_up_cent", "floor_cent", "half_up_yuan", "ceil_yuan"])),
            ("min_base", words(&["before_interest", "after_interest"])),
            ("interest_on_interest", vec![json!(true), json!(false)]),
            ("interest_base", words(&["after_due", "after_due", "full", "residual"])),
        ]));
        let form = self.dice.one_of(&["purchases", "fixed", "percentage", "interest_plus_percentage"]);
        overrides.insert("min_form".to_owned(), json!(form));
        if self.dice.chance(75) {
            overrides.insert("interest_period".to_owned(), json!("month"));
            let base = self.dice.one_of(&["opening", "closing", "average_daily"]);
            overrides.insert("month_base".to_owned(), json!(base));
        }
        if self.dice.chance(30) {
            let until = |months| (self.start + months).to_string();
            let rates = json!([{"until": until(1), "rate": "0"}, {"until": until(4), "rate": "0.06"}]);
            overrides.insert("promotional_rates".to_owned(), rates);
        }
    }

    /// Most accounts differ from the terms in a few values, some in none, some in many.
    fn some_of(&mut self, choices: &[(&str, Vec<Value>)]) -> Map<String, Value> {
        let percent = self.dice.one_of(&[0, 10, 20, 50]);
        let mut chosen = Map::new();
        for (name, values) in choices {
            if self.dice.chance(percent) {
                chosen.insert((*name).to_owned(), values[self.dice.place(values.len())].clone());
            }
        }
        chosen
    }

    fn add_common(&mut self, overrides: &mut Map<String, Value>) {
        let common: [(&str, Vec<Value>); 8] = [
            ("allocation_order", ORDERS.iter().map(|order| json!(order)).collect()),
            ("freeze_reach", vec![json!("own"), json!("group")]),
            ("unfreeze_after_days", vec![json!(0), json!(1), json!(20), json!(75)]),
            ("stage_days", STAGES.iter().map(|days| json!(days)).collect()),
            ("five_class_days", vec![json!([2, 10, 30, 60])]),
            ("ladder", ladders()),
            ("write_off_days", vec![json!(20), json!(60)]),
            ("court_fees", vec![court_fees(), court_fees(), json!([])]),
        ];
        overrides.extend(self.some_of(&common));
        if self.dice.chance(18) {
            overrides.insert("limit_review".to_owned(), self.limit_review());
        }
    }

    fn line_opening(&mut self, bill_day: u8, due_day: u8) -> Value {
        let mut opening = json!({});
        if self.dice.chance(40) {
            opening["unbilled"] = json!(self.dice.amount(0, 3_000));
        }
        if self.dice.chance(35) {
            opening["rolled"] = json!(self.dice.amount(0, 5_000));
        }
        if self.dice.chance(70)
            && let Some((on, due)) = self.opening_days(bill_day, due_day)
        {
            let purchases = self.dice.amount(0, 8_000);
            opening["bill"] = json!({"on": on.to_string(), "due": due.to_string(), "purchases": purchases});
            if self.dice.chance(30) {
                opening["bill"]["interest"] = json!(self.dice.amount(0, 60));
            }
        }
        opening
    }

    /// The last bill that closed by the start, if its due day is still ahead; now and then with a due day of its own.
    fn opening_days(&mut self, bill_day: u8, due_day: u8) -> Option<(Day, Day)> {
        let start = self.start.first();
        let month = if bill_day == 1 { self.start } else { self.start + -1 };
        let on = month.day(bill_day);
        let due = if due_day >= bill_day { month.day(due_day) } else { (month + 1).day(due_day) };
        let last = (month + 1).day(bill_day) - 1;
        if self.dice.chance(15) {
            let days = self.dice.between(0, last - start);
            return Some((on, start + days))
                .filter(|(on, due)| due > on || (due == on && bill_day == due_day));
        }
        (due >= start).then_some((on, due))
    }

    fn facility(&mut self, n: usize) -> Value {
        let id = format!("loans-{n}");
        let terms = self.dice.one_of(&["jiebei", "jiebei", "jiebei@2024-01-01"]);
        let limit =
            if self.dice.chance(25) { self.dice.amount(500, 6_000) } else { self.dice.amount(8_000, 50_000) };
        let loans: Vec<_> = (1..=self.dice.between(0, 3)).map(|k| self.opening_loan(n, k)).collect();
        let account = json!({
            "id": id, "terms": terms, "limit": limit,
            "overrides": self.facility_overrides(), "opening": {"loans": loans},
        });
        self.facilities.push(id);
        account
    }

    fn facility_overrides(&mut self) -> Value {
        let choices: [(&str, Vec<Value>); 22] = [
            ("daily_rate", vec![json!("0.0003"), json!("0.00045"), json!("0.000601"), json!("0")]),
            ("penalty_multiplier", vec![json!("1"), json!("1.3"), json!("2")]),
            ("penalty_mode", vec![json!("replace"), json!("add")]),
            ("first_overdue_night", vec![json!("count"), json!("skip")]),
            ("interest_rounding", vec![json!("half_up"), json!("half_even"), json!("down"), json!("up")]),
            (
                "day_count",
                ["actual", "thirty", "30/360", "actual/365", "actual/360", "actual/364", "actual/actual"]
                    .map(|word| json!(word))
                    .to_vec(),
            ),
            ("annual_rate", vec![json!("0.0731"), json!("0.18"), json!("0.24"), json!("0")]),
            ("payment_rounding", vec![json!("half_even"), json!("down"), json!("up")]),
            ("payment_unit_yuan", vec![json!("1.00"), json!("10.00"), json!("0.05")]),
            ("month_end", vec![json!("clamp"), json!("stay"), json!("stick")]),
            ("principal_grace_periods", vec![json!(1), json!(3), json!(40)]),
            ("extension_most_months", vec![json!(6), json!(24)]),
            ("extension_fee_rate", vec![json!("0.01"), json!("0.0033")]),
            ("extension_stops_overdue", vec![json!(true), json!(false)]),
            ("re_plan_most_periods", vec![json!(60), json!(12)]),
            ("re_plan_stops_interest", vec![json!(true), json!(false)]),
            ("re_plan_least_days_overdue", vec![json!(1), json!(31)]),
            ("re_plan_fee_rate", vec![json!("0.02"), json!("0.0077")]),
            ("acceleration_after_days", vec![json!(1), json!(30), json!(75)]),
            ("acceleration_missed_periods", vec![json!(1), json!(2), json!(3)]),
            ("acceleration_reach", vec![json!("loan"), json!("account")]),
            ("prepay_effect", vec![json!("lower_payment"), json!("shorten_term")]),
        ];
        let mut overrides = self.some_of(&choices);
        self.add_common(&mut overrides);
        if self.cards {
            overrides.extend(self.some_of(&[("grace_days", vec![json!(1), json!(3), json!(20)])]));
        }
        Value::Object(overrides)
    }

    /// Its next due date is in the first month or later, so the periods paid are those of the months before.
    fn opening_loan(&mut self, account: usize, n: i32) -> Value {
        let mut loan = self.loan();
        let periods = loan["periods"].as_i64().and_then(|p| i32::try_from(p).ok());
        let paid = self.dice.between(0, periods.expect("a loan has periods") - 1);
        let day = self.telling_day();
        let drawn = (self.start + (-paid - 1)).day(day);
        let due_day = loan["due_day"].as_u64().and_then(|due| u8::try_from(due).ok());
        self.telling.push(due_day.unwrap_or_else(|| drawn.day_of_month()));
        let id = format!("loan-{account}-{n}");
        self.loans.push((format!("loans-{account}"), id.clone(), self.start.first()));
        loan["id"] = json!(id);
        loan["drawn"] = json!(drawn.to_string());
        loan["principal"] = json!(self.dice.amount(500, 12_000));
        loan["periods_paid"] = json!(paid);
        loan
    }
}

fn court_fees() -> Value {
    json!([{"over_yuan": "0", "fixed_yuan": "50.00", "rate": "0"},
        {"over_yuan": "1000.00", "fixed_yuan": "50.00", "rate": "0.025"}])
}

/// Ladders that are empty, call as often as may be, or have gaps and ends.
fn ladders() -> Vec<Value> {
    let often = json!([
        {"from_days_overdue": 1, "act": "call", "every_days": 1, "times_a_day": 3, "hour_from": 8, "hour_until": 22},
        {"from_days_overdue": 2, "act": "sms", "third_party": "message", "until_days_overdue": 2},
        {"from_days_overdue": 1, "act": "reminder", "every_days": 1, "times_a_day": 5}]);
    let calls_twice = json!([
        {"from_days_overdue": 3, "until_days_overdue": 40, "act": "call", "every_days": 2, "times_a_day": 2},
        {"from_days_overdue": 9, "until_days_overdue": 12, "act": "letter"},
        {"from_days_overdue": 20, "act": "suit"},
        {"from_days_overdue": 35, "act": "judgment"},
        {"from_days_overdue": 36, "act": "enforcement"}]);
    vec![json!([]), often, calls_twice]
}

/// A fee table that rises with the periods.
fn rates(three: &str) -> Value {
    json!([
        {"periods": 3, "rate": three}, {"periods": 6, "rate": "0.0451"},
        {"periods": 9, "rate": "0.065"}, {"periods": 12, "rate": "0.0753"},
    ])
}
