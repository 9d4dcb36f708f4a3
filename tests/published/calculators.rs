//! Examples that a calculator works out: plans, minimums, loans and rates.

use mingzhang::analysis::calc::{
    Basis, FeeSplit, Flow, FlowsAsked, InstalmentAsked, InstalmentPlan, LoanAsked, LoanRate, LoanSchedule,
    MinimumAsked, MinimumPath, PlanRate, When, effective_of, instalment, loan, minimum_path, rates_of,
};
use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::{Rate, Rounding};
use mingzhang::scenario::Method;
use mingzhang::terms::{MinRounding, RemainderPeriod};
use rust_decimal::Decimal;

use crate::example::{Example, number, printed};

/// Makes amounts large, so that whole cents are as good as exact.
pub const MANY: i64 = 1_000_000;

pub fn cents(amount: Money, times: i64) -> Money {
    Money::from_cents(amount.cents() * times)
}

pub fn percent(rate: Rate) -> Decimal {
    (rate.to_decimal() * Decimal::ONE_HUNDRED).normalize()
}

/// A rate out of a number of percent.
pub fn of_percent(percent: Decimal) -> Rate {
    let fraction = (percent / Decimal::ONE_HUNDRED).normalize();
    Rate::parse(&fraction.to_string()).expect("a rate")
}

/// A plan as banks round it: a fee of its own in each period, the rest of the principal last.
pub fn bank_plan(principal: Money, period_rate: Rate, periods: i32) -> InstalmentPlan {
    plan(principal, PlanRate::PerPeriod(period_rate), FeeSplit::PerPeriod, periods)
}

fn plan(principal: Money, rate: PlanRate, split: FeeSplit, periods: i32) -> InstalmentPlan {
    let asked = InstalmentAsked {
        principal,
        free: Money::ZERO,
        periods: u32::try_from(periods).expect("a count"),
        rate,
        split,
        rounding: if split == FeeSplit::Total { Rounding::HalfEven } else { Rounding::HalfUp },
        remainder: if split == FeeSplit::Total { RemainderPeriod::First } else { RemainderPeriod::Last },
    };
    instalment(&asked).expect("a plan")
}

/// 12 × the monthly rate of a plan in equal instalments, in percent.
pub fn instalment_percent(total_rate: Rate, periods: i32) -> Decimal {
    let any = Money::from_cents(1_000_000);
    let plan = plan(any, PlanRate::Total(total_rate), FeeSplit::Total, periods);
    percent(plan.rate.expect("a plan with a fee has a rate").simple)
}

/// A plan of a merchant: the same figures as the bills of the engine.
pub fn merchant_plan(example: &Example<'_>) {
    let periods = example.count("periods");
    let rate = PlanRate::Total(example.rate("total_fee_rate"));
    let plan = plan(example.money("principal_yuan"), rate, FeeSplit::Total, periods);
    for (place, name) in [(0, "first_period"), (1, "regular_period")] {
        let period = plan.periods[place];
        example.also(&format!("{name}_principal"), period.principal.to_decimal());
        example.also(&format!("{name}_fee"), period.fee.to_decimal());
        example.also(&format!("{name}_payment"), period.payment().to_decimal());
    }
    let solved = percent(plan.rate.expect("a rate").simple);
    let decimals = if example.id().contains("alipay") { 4 } else { 2 };
    example.also("irr_x12_percent", printed(solved, decimals));
    example.may("total_fee", plan.fee.to_decimal());
}

pub fn bank_instalment(example: &Example<'_>) {
    let (principal, periods) = (example.money("principal"), example.count("periods"));
    let rate = match example.id() {
        "rate-12000-last-month" => of_percent(example.number("fee_percent_per_period")),
        _ => example.rate("fee_rate_per_period"),
    };
    let plan = bank_plan(principal, rate, periods);
    let first = plan.periods[0];
    example.may("principal_per_period", first.principal.to_decimal());
    example.may("fee_per_period", first.fee.to_decimal());
    example.may("payment", first.payment().to_decimal());
    let solved = plan.rate.expect("a rate");
    example.also("irr_x12_percent", printed(percent(solved.simple), 2));
    if example.id() == "rate-12000-last-month" {
        assert_eq!(example.told("approx_formula"), "24*rate*n/(n+1)");
        plan.periods.iter().for_each(|period| example.is("every_payment", period.payment().to_decimal()));
        let thumb = percent(rate) * Decimal::from(24 * periods) / Decimal::from(periods + 1);
        example.also("approx_percent", printed(thumb, 2));
    }
    assert_eq!(plan.periods.iter().map(|period| period.principal).sum::<Money>(), principal);
}

/// A bill that is paid at its minimum.
pub fn minimum(balance: Money, interest: Money, ratio: Rate, rounding: MinRounding) -> MinimumPath {
    let asked = MinimumAsked {
        balance,
        interest,
        ratio,
        floor: Money::ZERO,
        rounding,
        daily_rate: Rate::parse("0.0005").expect("a rate"),
        bill: Day::parse("2026-01-01").expect("a date"),
        due_day: 10,
    };
    minimum_path(&asked).expect("a path")
}

pub fn minimum_with_interest(example: &Example<'_>) {
    let ratio = example.rate("min_ratio");
    let path = minimum(example.money("principal"), example.money("interest"), ratio, MinRounding::CeilCent);
    example.pays("minimum", path.rows[0].minimum);
}

pub fn minimum_of_two_bills(example: &Example<'_>) {
    let bill = example.money("first_bill");
    let path = minimum(bill, Money::ZERO, example.rate("min_ratio"), MinRounding::CeilCent);
    let [first, second] = [path.rows[0], path.rows[1]];
    example.pays("first_minimum", first.minimum);
    assert_eq!(first.minimum, example.money("paid"));
    let told = example.told("next_minimum").as_str().expect("a text");
    let (principal, rest) = told.split_once(' ').expect("an amount, and what is added");
    assert_eq!(rest, "+ interest and fees");
    assert_eq!((second.minimum - second.interest).to_decimal(), number(principal));
    assert!(second.interest.is_positive());
}

/// A loan of so many thirtieths of a year a period.
pub fn thirty_day_loan(principal: Money, rate: LoanRate, periods: i32, method: Method) -> LoanSchedule {
    let periods = u32::try_from(periods).expect("a count");
    loan(&LoanAsked::new(principal, periods, method, rate, Basis::Thirty360)).expect("a schedule")
}

/// One payment at the end, interest compounded each month.
pub fn compounded(example: &Example<'_>) {
    assert_eq!(example.count("months"), 12);
    let effective = effective_of(example.rate("annual"), 12);
    example.pays("total_interest", effective.of(example.money("principal")).round(Rounding::HalfUp));
}

/// The compounded rate of two dated flows, in percent.
pub fn dated_percent(flows: [(Day, Money); 2]) -> Decimal {
    let flow = |(day, amount): (Day, Money)| Flow { when: When::Day(day), amount };
    let asked = FlowsAsked {
        flows: flows.into_iter().map(flow).collect(),
        periods_a_year: 12,
        basis: Basis::Actual365,
    };
    let rates = rates_of(&asked).expect("flows in both directions");
    assert_eq!(rates.len(), 1);
    percent(rates[0].effective)
}
