//! The rows of the JSON output: months, statements, ledger.

use serde_json::{Map, Value, json};

use crate::analysis::{price_of, rests_on, statement_lines};
use crate::bureau::{LateRecord, RecordOf};
use crate::ledger::{Act, Cause, Entry, Segment, Statement, Unit};
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{Action, Scenario};
use crate::simulation::{AccountMonth, ItemRef, MonthRow, PriceSet, Run};
use crate::terms::{PeriodRate, PriceBand, Resolved, Value as Term};

/// What turns places into names.
pub struct Names<'n> {
    pub scenario: &'n Scenario,
    pub contracts: &'n [Resolved],
}

impl Names<'_> {
    /// The id of an account.
    pub fn account(&self, place: usize) -> Option<&str> {
        self.scenario.accounts.get(place).map(|account| account.id.as_str())
    }

    /// The name of what an entry belongs to.
    pub fn item(&self, run: &Run, item: u32) -> Option<String> {
        let scenario = self.scenario;
        match *run.items.get(item as usize)? {
            ItemRef::None => None,
            ItemRef::Event(at) => scenario.events.get(at as usize).map(|event| event.id.clone()),
            ItemRef::Income(at) => scenario.borrower.incomes.get(at as usize).map(|income| income.id.clone()),
            ItemRef::Cost(at) => scenario.borrower.costs.get(at as usize).map(|cost| cost.id.clone()),
            ItemRef::Action(at) => {
                let actions = &scenario.strategies.get(run.strategy)?.actions;
                match actions.get(at as usize) {
                    Some(Action::ConvertBill { id: Some(id), .. }) => Some(id.clone()),
                    _ => Some(format!("actions[{at}]")),
                }
            }
            ItemRef::OpeningLoan(account, at) => {
                let loans = &scenario.accounts.get(account.index())?.opening.loans;
                loans.get(at as usize).map(|loan| loan.id.clone())
            }
            ItemRef::Idea(at) => Some(format!("ideas[{at}]")),
        }
    }
}

/// The ids of a score's factors, the constant that the model does not explain last.
pub const FACTORS: [&str; 6] = ["history", "capacity", "behaviour", "identity", "network", "unexplained"];

/// The grade of what, as far as is known, nobody offers.
pub const HYPOTHETICAL: &str = "hypothetical";

/// A rate with six decimals, and with more where it has more: an entry is to be recomputed from its inputs.
pub fn six_decimals(rate: Rate) -> String {
    let exact = rate.to_decimal();
    if exact.scale() > 6 { exact.to_string() } else { format!("{exact:.6}") }
}

/// A value of a contract.
pub fn term_value(value: &Term) -> Value {
    match value {
        Term::Rate(rate) => json!(six_decimals(*rate)),
        Term::PeriodRates(rates) => rates.iter().map(period_rate).collect(),
        Term::Prices(bands) => bands.iter().map(price_band).collect(),
        other => json!(other),
    }
}

fn period_rate(pair: &PeriodRate) -> Value {
    json!({"periods": pair.periods, "rate": six_decimals(pair.rate)})
}

/// A band as files write it, its rates with six decimals.
fn price_band(band: &PriceBand) -> Value {
    let mut written = json!({"at_least": band.at_least});
    for (key, rate) in [("daily_rate", band.daily_rate), ("annual_rate", band.annual_rate)] {
        if let Some(rate) = rate {
            written[key] = json!(six_decimals(rate));
        }
    }
    if !band.instalment_rates.is_empty() {
        written["instalment_rates"] = band.instalment_rates.iter().map(period_rate).collect();
    }
    written
}

pub fn months(run: &Run, names: &Names<'_>) -> Vec<Value> {
    run.months.iter().enumerate().map(|(place, row)| month(row, run.accounts_of(place), names)).collect()
}

fn month(row: &MonthRow, accounts: &[AccountMonth], names: &Names<'_>) -> Value {
    let factors: Map<String, Value> =
        FACTORS.iter().zip(row.factors).map(|(id, points)| ((*id).to_owned(), json!(points))).collect();
    let accounts = accounts.iter().enumerate().map(|(place, account)| account_month(place, account, names));
    json!({
        "month": row.month,
        "debt": row.debt,
        "carried": row.carried,
        "cash": row.cash,
        "income": row.income,
        "living": row.living,
        "purchases": row.purchases,
        "paid": row.paid,
        "interest": row.interest,
        "fees": row.fees,
        "penalties": row.penalties,
        "waived": row.waived,
        "returned": row.returned,
        "unmet": row.unmet,
        "refused": row.refused,
        "records_shown": row.records_shown,
        "score": row.score,
        "factors": factors,
        "accounts": accounts.collect::<Vec<_>>(),
    })
}

fn account_month(place: usize, account: &AccountMonth, names: &Names<'_>) -> Value {
    let components: Map<String, Value> = account
        .components
        .iter()
        .map(|(component, amount)| (component.word().to_owned(), json!(amount)))
        .collect();
    json!({
        "id": names.account(place),
        "debt": account.components.debt(),
        "accrued": account.accrued,
        "at_stake": account.at_stake,
        "at_stake_until": account.at_stake_until,
        "committed_fees": account.committed_fees,
        "limit": account.limit,
        "available": account.available,
        "free_quota": account.free_quota,
        "free_quota_left": account.free_quota_left,
        "frozen": account.frozen,
        "days_overdue": account.days_overdue,
        "stage": account.stage,
        "record": account.record,
        "five_class": account.five_class,
        "collection": account.collection,
        "contacts": account.contacts,
        "written_off": account.written_off,
        "components": components,
    })
}

pub fn statement(run: &Run, statement: &Statement, names: &Names<'_>) -> Value {
    let lines = statement_lines(run, statement);
    let line = |line: &crate::ledger::StatementLine| {
        json!({
            "on": line.on,
            "rule": line.rule.map_or("brought_forward", |rule| rule.word()),
            "amount": line.amount,
            "component": line.component,
            "ref": names.item(run, line.item),
        })
    };
    json!({
        "account": names.account(statement.account.index()),
        "on": statement.on,
        "due": statement.due,
        "total": statement.total,
        "minimum": statement.minimum,
        "paid_by_due": statement.paid_by_due,
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
        "amended": statement.amended,
    })
}

pub fn act(act: &Act, names: &Names<'_>) -> Value {
    json!({
        "on": act.on,
        "hour": act.hour,
        "account": names.account(act.account.index()),
        "act": act.act,
        "third_party": act.third_party,
        "days_overdue": act.days_overdue,
    })
}

pub fn record(record: &LateRecord, names: &Names<'_>) -> Value {
    let (account, earlier) = match record.of {
        RecordOf::Account(account) => (names.account(account.index()), None),
        RecordOf::Earlier(place) => (None, names.scenario.borrower.records.get(place as usize)),
    };
    json!({
        "account": account,
        "earlier": earlier.map(|given| &given.id),
        "from": record.from,
        "noted_on": record.noted_on,
        "worst": record.worst,
        "amount": record.amount,
        "repaid_on": record.repaid_on,
        "shown_until": record.shown_until,
        "repaired": record.repaired,
    })
}

/// The score at which a price was agreed, with the band that it reached.
pub fn price(run: &Run, set: &PriceSet, names: &Names<'_>) -> Value {
    let contract = names.contracts.get(set.account.index());
    let band = contract.and_then(|contract| price_of(contract, *set, set.on)).and_then(|price| price.band);
    json!({
        "on": set.on,
        "account": names.account(set.account.index()),
        "ref": names.item(run, set.item),
        "score": set.score,
        "at_least": band.map(|band| band.at_least),
    })
}

pub fn entry(run: &Run, n: usize, entry: &Entry, names: &Names<'_>) -> Value {
    json!({
        "n": n,
        "on": entry.on,
        "value_from": entry.value_from,
        "account": names.account(entry.account.index()),
        "kind": entry.kind,
        "amount": entry.amount,
        "from": entry.from,
        "to": entry.to,
        "cause": cause(run, entry, names),
    })
}

fn cause(run: &Run, entry: &Entry, names: &Names<'_>) -> Value {
    let spec = entry.cause.rule.spec();
    let contract = names.contracts.get(entry.account.index());
    let rests = spec.field.zip(contract).map(|(field, contract)| rests_on(run, contract, entry, field));
    let first = rests.as_ref().and_then(|rests| rests.first());
    let field = first.map(|value| value.name).or(spec.field);
    let source = first.and_then(|value| value.origin.source.as_ref());
    let grade = match entry.cause.rule.is_hypothetical() {
        true => Some(HYPOTHETICAL),
        false => source.map(|source| source.grade.word()),
    };
    json!({
        "rule": entry.cause.rule,
        "inputs": inputs(&entry.cause, run.segments_of(&entry.cause)),
        "terms": field.and(contract).map(Resolved::pinned),
        "field": field,
        "source": source.and_then(|source| source.address.as_deref()),
        "grade": grade,
    })
}

fn inputs(cause: &Cause, segments: &[Segment]) -> Value {
    let named = cause.rule.spec().inputs.iter().zip(cause.inputs);
    let mut inputs: Map<String, Value> =
        named.map(|(input, value)| (input.name.to_owned(), as_json(input.unit, value))).collect();
    if !segments.is_empty() {
        inputs.insert("nights".to_owned(), segments.iter().map(segment).collect());
    }
    Value::Object(inputs)
}

fn as_json(unit: Unit, value: i64) -> Value {
    match unit {
        Unit::Money => json!(Money::from_cents(value)),
        Unit::Rate => json!(six_decimals(Rate::from_units(value))),
        Unit::Count => json!(value),
        Unit::Flag => json!(value != 0),
        Unit::Rounding => {
            json!(["half_up", "half_even", "down", "up"].get(usize::try_from(value).unwrap_or(0)))
        }
    }
}

fn segment(segment: &Segment) -> Value {
    json!({
        "base": segment.base,
        "rate": six_decimals(segment.rate),
        "over": segment.over,
        "nights": segment.nights,
        "from": segment.from,
        "to": segment.to,
    })
}
