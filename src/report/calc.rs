//! Answers of calculators as JSON. Language never changes it; the same input gives the same bytes.

use serde_json::{Map, Value, json};

use super::json_rows::six_decimals;
use crate::analysis::calc::{
    Blocked, InstalmentPeriod, InstalmentPlan, LoanPeriod, LoanSchedule, MinimumPath, MinimumRow, OddPeriod,
    Payoff, PayoffOffer, Way, WayFigures, Ways,
};
use crate::rate::Rate;
use crate::simulation::AnnualRate;

/// The whole answer of a calculator: the head that every one has, then its figures.
fn answer(calculator: &str, figures: Value) -> Value {
    let mut all = Map::new();
    all.insert("mingzhang".to_owned(), json!(env!("CARGO_PKG_VERSION")));
    all.insert("format".to_owned(), json!("mingzhang/calc"));
    all.insert("version".to_owned(), json!(1));
    all.insert("calculator".to_owned(), json!(calculator));
    if let Value::Object(figures) = figures {
        all.extend(figures);
    }
    Value::Object(all)
}

fn rate(rate: Option<AnnualRate>) -> Value {
    rate.map_or(
        Value::Null,
        |rate| json!({"simple": six_decimals(rate.simple), "effective": six_decimals(rate.effective)}),
    )
}

/// `mingzhang calc rate --odd … --format json`.
pub fn unit_period(found: Option<Rate>, periods_a_year: u16, odd: OddPeriod) -> Value {
    let figures = json!({
        "unit_period_rate": found.map(six_decimals),
        "periods_a_year": periods_a_year,
        "odd_days": odd.days,
        "days_of_period": odd.of,
    });
    answer("rate", figures)
}

/// `mingzhang calc loan --format json`.
pub fn loan(schedule: &LoanSchedule) -> Value {
    let period = |(n, period): (usize, &LoanPeriod)| {
        json!({
            "period": n + 1,
            "due": period.due,
            "days": period.days,
            "principal": period.principal,
            "interest": period.interest,
            "payment": period.payment(),
            "rest": period.rest,
        })
    };
    answer(
        "loan",
        json!({
            "interest": schedule.interest,
            "paid": schedule.paid(),
            "naive": schedule.naive.map(six_decimals),
            "monthly": rate(schedule.monthly),
            "dated": rate(schedule.dated),
            "periods": schedule.periods.iter().enumerate().map(period).collect::<Vec<_>>(),
        }),
    )
}

/// `mingzhang calc instalment --format json`.
pub fn instalment(plan: &InstalmentPlan) -> Value {
    let period = |(n, period): (usize, &InstalmentPeriod)| {
        json!({
            "period": n + 1,
            "principal": period.principal,
            "fee": period.fee,
            "payment": period.payment(),
            "rest": period.rest,
        })
    };
    answer(
        "instalment",
        json!({
            "fee": plan.fee,
            "naive": six_decimals(plan.naive),
            "rate": rate(plan.rate),
            "periods": plan.periods.iter().enumerate().map(period).collect::<Vec<_>>(),
        }),
    )
}

/// `mingzhang calc minimum --format json`: all bills.
pub fn minimum(path: &MinimumPath) -> Value {
    let row = |row: &MinimumRow| {
        json!({
            "bill": row.bill,
            "due": row.due,
            "total": row.total,
            "interest": row.interest,
            "minimum": row.minimum,
            "rest": row.rest,
        })
    };
    answer(
        "minimum",
        json!({
            "payments": path.rows.len(),
            "clear_on": path.clear_on,
            "interest": path.interest,
            "paid": path.paid,
            "rate": rate(path.rate),
            "bills": path.rows.iter().map(row).collect::<Vec<_>>(),
        }),
    )
}

/// `mingzhang calc payoff --format json`.
pub fn payoff(payoff: &Payoff) -> Value {
    let offer = |offer: &PayoffOffer| {
        json!({
            "rule": offer.rule,
            "fee": offer.fee,
            "payment": offer.payment,
            "cost": offer.cost,
            "saved": offer.saved,
            "rate": rate(offer.rate),
        })
    };
    answer(
        "payoff",
        json!({
            "principal": payoff.principal,
            "paid": payoff.paid,
            "fees_ahead": payoff.fees_ahead,
            "offers": payoff.offers.iter().map(offer).collect::<Vec<_>>(),
        }),
    )
}

/// `mingzhang calc rate --format json`: the rates of flows, all of them.
pub fn rates(rates: &[AnnualRate]) -> Value {
    answer("rate", json!({"rates": rates.iter().map(|one| rate(Some(*one))).collect::<Vec<_>>()}))
}

/// `mingzhang calc rate --format json`: one rate, nominal and effective.
pub fn converted(nominal: Rate, effective: Rate, times: u16) -> Value {
    answer(
        "rate",
        json!({
            "nominal": six_decimals(nominal),
            "effective": six_decimals(effective),
            "compounded": times,
        }),
    )
}

/// `mingzhang calc purchase --format json`.
pub fn purchase(ways: &Ways) -> Value {
    answer(
        "purchase",
        json!({"ways": ways.iter().map(|(way, found)| one_way(*way, found)).collect::<Vec<_>>()}),
    )
}

fn one_way(way: Way, found: &Result<WayFigures, Blocked>) -> Value {
    let (blocked, missing) = match found {
        Ok(_) => (None, None),
        Err(Blocked::Cash(missing)) => (Some("cash"), Some(missing)),
        Err(Blocked::NeverSaved) => (Some("never_saved"), None),
        Err(Blocked::NotOffered) => (Some("not_offered"), None),
    };
    let figures = found.as_ref().ok();
    json!({
        "way": way,
        "blocked": blocked,
        "missing": missing,
        "price": figures.map(|figures| figures.price),
        "down": figures.map(|figures| figures.down),
        "monthly": figures.map(|figures| figures.monthly),
        "cost": figures.map(|figures| figures.cost),
        "had_on": figures.map(|figures| figures.had_on),
        "clear_on": figures.map(|figures| figures.clear_on),
        "rate": rate(figures.and_then(|figures| figures.rate)),
    })
}
