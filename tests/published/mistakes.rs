//! Figures that others published and that are wrong: what the right one is, by the calculator that covers it.

use std::collections::BTreeSet;

use mingzhang::analysis::calc::{Basis, Flow, FlowsAsked, LoanAsked, LoanRate, When, loan, rates_of};
use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::scenario::Method;
use mingzhang::terms::MinRounding;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::calculators::{bank_plan, minimum, of_percent, percent, thirty_day_loan};
use crate::example::{number, printed};
use crate::lived_mistakes;

/// What the right figure is.
enum Right {
    /// A calculator says it: the right figure, and the one that was published instead.
    Told(fn(&Mistake) -> Vec<(Decimal, &'static str)>, &'static str),
    /// A life in the engine says it.
    Lived(fn(&Mistake) -> Figures),
}

use Right::{Lived, Told};

/// Figures of a life, each with what is right, worked out by hand.
pub type Figures = Vec<(Decimal, Decimal)>;

/// Each mistake: what a calculator says, as the collector of the mistakes worked it out, and the key of the wrong figure.
const MISTAKES: &[(&str, Right)] = &[
    ("huabei-phpcn-1000x3-WRONG", Told(interest_of_days, "interest")),
    ("huabei-phpcn-1000x7-WRONG", Told(interest_of_days, "interest")),
    ("huabei-phpcn-1000x15-WRONG", Told(interest_of_days, "interest")),
    ("huabei-phpcn-1000x30-WRONG", Told(interest_of_days, "interest")),
    ("huabei-user-note-1663", Told(minimum_with_extra, "minimum")),
    ("jiebei-3000-ep-m2", Told(month_of_equal_principal, "interest")),
    ("jiebei-3000-ep-m12", Told(month_of_equal_principal, "interest")),
    ("mybank-10000-WRONG", Told(whole_interest, "total_interest")),
    ("card-8000-next-min-WRONG", Told(next_minimum, "minimum")),
    ("rate-approx-072-24-WRONG", Told(fee_rate, "annual_percent")),
    ("rate-12000-1548-WRONG", Told(fee_rate, "annual_percent")),
    ("rate-12000-970.69", Told(even_payments, "actual_percent")),
    ("card-bocom-1500-m2-method", Lived(lived_mistakes::second_month_of_full_interest)),
    ("card-boc-5000-WRONG-method", Lived(lived_mistakes::full_interest_of_a_whole_bill)),
    ("card-sf024-WRONG-method", Lived(lived_mistakes::a_rest_is_not_free_again)),
    ("card-grace-icbc", Lived(lived_mistakes::free_nights)),
    ("fico9-607-loan", Lived(lived_mistakes::a_loan_costs_less_than_a_delay)),
];

pub struct Mistake(Value);

impl Mistake {
    fn id(&self) -> &str {
        self.0["id"].as_str().expect("an id")
    }

    fn text(&self, input: &str) -> &str {
        self.0["inputs"][input].as_str().unwrap_or_else(|| panic!("{}: {input}", self.id()))
    }

    fn money(&self, input: &str) -> Money {
        Money::parse(self.text(input)).expect("an amount")
    }

    fn rate(&self, input: &str) -> Rate {
        Rate::parse(self.text(input)).expect("a rate")
    }

    fn count(&self, input: &str) -> i32 {
        self.0["inputs"][input].as_i64().and_then(|n| i32::try_from(n).ok()).expect("a count")
    }

    /// What the collector of the mistakes worked out, as a text.
    pub fn worked_out(&self, figure: &str) -> &str {
        self.0["recomputed"][figure].as_str().unwrap_or_else(|| panic!("{}: {figure}", self.id()))
    }

    /// A pair of whole numbers as it was printed.
    pub fn printed_pair(&self, figure: &str) -> [i64; 2] {
        [0, 1].map(|at| self.0["expected"][figure][at].as_i64().expect("a whole number"))
    }

    fn recomputed(&self, figure: &str) -> Decimal {
        number(self.0["recomputed"][figure].as_str().unwrap_or_else(|| panic!("{}: {figure}", self.id())))
    }
}

fn all() -> Vec<Mistake> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/published_mistakes.json")).expect("JSON");
    all.into_iter().map(Mistake).collect()
}

/// One period of so many days.
fn interest_of_days(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let drawn = Day::parse("2026-01-10").expect("a date");
    let rate = LoanRate::Daily(mistake.rate("daily_rate"));
    let schedule = loan(&LoanAsked {
        drawn: Some(drawn),
        first_due: Some(drawn + mistake.count("days")),
        ..LoanAsked::new(mistake.money("unpaid"), 1, Method::InterestFirst, rate, Basis::Actual365)
    });
    vec![(schedule.expect("a schedule").interest.to_decimal(), "interest")]
}

/// The note fits only whole yuan, to which the extra is added.
fn minimum_with_extra(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let (bill, ratio) = (mistake.money("bill"), mistake.rate("min_ratio"));
    let extra = number(mistake.0["expected"]["stated_extra"].as_str().expect("an amount"));
    let of = |rounding| minimum(bill, Money::ZERO, ratio, rounding).rows[0].minimum.to_decimal();
    let (cents, yuan) = (of(MinRounding::CeilCent), of(MinRounding::FloorYuan));
    assert_eq!(yuan + extra, mistake.recomputed("whole_yuan_ten_percent_plus_extra"));
    vec![(cents, "ten_percent"), (cents + extra, "ten_percent_plus_extra")]
}

/// The page has 3,000 over 12 months, equal principal, thirty days each. The exact figure has a third decimal.
fn month_of_equal_principal(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    assert_eq!(mistake.count("days_per_month"), 30);
    let rate = LoanRate::Daily(mistake.rate("daily_rate"));
    let month = usize::try_from(mistake.count("month")).expect("a month");
    let interest = |times: i64| {
        let principal = Money::from_cents(300_000 * times);
        thirty_day_loan(principal, rate, 12, Method::EqualPrincipal).periods[month - 1].interest.to_decimal()
    };
    let exact = interest(1_000) / Decimal::ONE_THOUSAND;
    assert_eq!(interest(1), printed(exact, 2), "rounded once, half-up");
    vec![(exact, "interest")]
}

fn whole_interest(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let rate = LoanRate::Daily(mistake.rate("daily_rate"));
    let interest = |principal| {
        let schedule = thirty_day_loan(principal, rate, mistake.count("periods"), Method::EqualPrincipal);
        printed(schedule.interest.to_decimal(), 0)
    };
    let principal = mistake.money("principal");
    vec![
        (interest(principal), "total_interest_10000"),
        (interest(Money::from_cents(principal.cents() * 10)), "total_interest_100000"),
    ]
}

fn next_minimum(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let (rest, interest) = (mistake.money("rest"), mistake.money("interest"));
    let path = minimum(rest, interest, mistake.rate("min_ratio"), MinRounding::CeilCent);
    vec![(path.rows[0].minimum.to_decimal(), "minimum")]
}

fn fee_rate(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let rate = of_percent(number(mistake.text("fee_percent_per_period")));
    let plan = bank_plan(Money::from_cents(1_200_000), rate, mistake.count("periods"));
    let solved = plan.rate.expect("a rate");
    let mut figures = vec![(printed(percent(solved.simple), 2), "irr_x12_percent")];
    if !mistake.0["recomputed"]["effective_percent"].is_null() {
        figures.push((printed(percent(solved.effective), 2), "effective_percent"));
    }
    figures
}

/// Equal payments of principal and interest, by their flows.
fn even_payments(mistake: &Mistake) -> Vec<(Decimal, &'static str)> {
    let (principal, periods) = (mistake.money("principal"), mistake.count("periods"));
    // a thousand of them, so that the payment is exact far beyond the cent
    let owed = (principal + mistake.money("total_interest")).cents() * 1_000;
    let paid = Flow { when: When::Period(0), amount: Money::from_cents(-owed / i64::from(periods)) };
    let got = Flow { when: When::Period(0), amount: Money::from_cents(principal.cents() * 1_000) };
    let months =
        (1..=u32::try_from(periods).expect("a count")).map(|n| Flow { when: When::Period(n), ..paid });
    let flows = [got].into_iter().chain(months).collect();
    let rates = rates_of(&FlowsAsked { flows, periods_a_year: 12, basis: Basis::Actual365 }).expect("rates");
    assert_eq!(rates.len(), 1);
    vec![(printed(percent(rates[0].simple), 2), "irr_x12_percent")]
}

#[test]
fn the_table_names_every_mistake_once() {
    let published: BTreeSet<String> = all().iter().map(|mistake| mistake.id().to_owned()).collect();
    let named: BTreeSet<String> = MISTAKES.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(published, named);
    assert_eq!(MISTAKES.len(), named.len());
}

#[test]
fn calculators_and_lives_say_what_is_right() {
    for mistake in &all() {
        let (_, right) = MISTAKES.iter().find(|(id, _)| *id == mistake.id()).expect("the table is complete");
        match right {
            Lived(live) => {
                for (figure, right) in live(mistake) {
                    assert_eq!(figure, right, "{}", mistake.id());
                    let printed = mistake.0["expected"].as_object().expect("figures").values();
                    let unlike = |wrong: &Value| wrong.as_str().is_none_or(|wrong| number(wrong) != figure);
                    assert!(printed.clone().all(unlike), "{}: this is the mistake", mistake.id());
                }
            }
            Told(calculate, wrong) => {
                let wrong = &mistake.0["expected"][*wrong];
                let wrong = number(wrong.as_str().unwrap_or_else(|| panic!("{}: {wrong}", mistake.id())));
                for (figure, key) in calculate(mistake) {
                    assert_eq!(figure, mistake.recomputed(key), "{}: {key}", mistake.id());
                    assert_ne!(figure, wrong, "{}: this is the mistake", mistake.id());
                }
            }
        }
    }
}
