//! What debts cost a year, as JSON and CSV. Language never changes it; the same input gives the same bytes.

use serde_json::{Value, json};

use super::json::{PROGRAM, head, strategy_of};
use super::json_rows::{Names, six_decimals};
use crate::analysis::{AccountCost, Advertised, CostItem, DebtRates, Lab, LenderSide, RunRates};
use crate::ledger::Rule;
use crate::scenario::Scenario;
use crate::simulation::{AnnualRate, Run};
use crate::terms::{LegalLine, LegalLines};

/// `mingzhang rates --format json`. `None` when the lab holds no run of that place.
pub fn rates(scenario: &Scenario, lab: &Lab, strategy: usize, rates: &RunRates) -> Option<Value> {
    let run = lab.comparison.runs.get(strategy)?;
    let names = Names { scenario, contracts: &lab.contracts };
    let lines = LegalLines::bundled();
    Some(json!({
        "mingzhang": PROGRAM,
        "format": "mingzhang/rates",
        "version": 1,
        "scenario": head(scenario, run),
        "strategy": strategy_of(scenario.strategies.get(strategy)?),
        "day_count": rates.basis,
        "debts": rates.debts.iter().map(|one| debt(run, one, &names)).collect::<Vec<_>>(),
        "costs": rates.costs.iter().map(|one| cost(one, &names)).collect::<Vec<_>>(),
        "lenders": rates.lenders.iter().map(|one| lender(one, &names)).collect::<Vec<_>>(),
        "lines": {
            "on": run.start,
            "lpr_1y": lines.lpr_on(run.start).map(|(rate, _)| six_decimals(rate)),
            "lines": lines.on(run.start).iter().map(line).collect::<Vec<_>>(),
        },
    }))
}

fn solved(rates: &[AnnualRate]) -> Value {
    let one = |rate: &AnnualRate| json!({"simple": six_decimals(rate.simple), "effective": six_decimals(rate.effective)});
    rates.iter().map(one).collect()
}

fn debt(run: &Run, debt: &DebtRates, names: &Names<'_>) -> Value {
    json!({
        "of": debt.of,
        "account": names.account(debt.account.index()),
        "ref": names.item(run, debt.item),
        "from": debt.from,
        "until": debt.until,
        "lent": debt.lent,
        "cost": debt.cost,
        "advertised": debt.advertised.map(advertised),
        "naive": debt.naive.map(six_decimals),
        "rates": solved(&debt.rates),
    })
}

fn advertised(advertised: Advertised) -> Value {
    let (kind, rate, periods) = match advertised {
        Advertised::Daily(rate) => ("daily", rate, None),
        Advertised::TotalFee { rate, periods } => ("total_fee", rate, Some(periods)),
    };
    json!({"kind": kind, "rate": six_decimals(rate), "periods": periods, "a_year": six_decimals(advertised.a_year())})
}

fn cost(cost: &AccountCost, names: &Names<'_>) -> Value {
    let contract = names.contracts.get(cost.account.index());
    let item = |item: &CostItem| json!({"rule": item.rule, "amount": item.amount, "field": Rule::spec(item.rule).field});
    json!({
        "account": names.account(cost.account.index()),
        "lender": contract.map(|contract| &contract.lender),
        "terms": contract.map(crate::terms::Resolved::pinned),
        "lent": cost.lent,
        "normal": cost.normal.iter().map(item).collect::<Vec<_>>(),
        "normal_rates": solved(&cost.normal_rates),
        "contingent": cost.contingent.iter().map(item).collect::<Vec<_>>(),
        "all_rates": solved(&cost.all_rates),
    })
}

fn lender(side: &LenderSide, names: &Names<'_>) -> Value {
    json!({
        "lender": side.lender,
        "accounts": side.accounts.iter().map(|ix| names.account(ix.index())).collect::<Vec<_>>(),
        "opening": side.opening,
        "lent": side.lent,
        "interest": side.interest,
        "fees": side.fees,
        "penalties": side.penalties,
        "waived": side.waived,
        "given": side.given,
        "written_off": side.written_off,
        "paid": side.paid,
        "owed": side.owed,
        "borne_by_others": side.borne_by_others,
        "borne_itself": side.borne_itself,
    })
}

fn line(line: &LegalLine<'_>) -> Value {
    json!({
        "id": line.id,
        "rate": six_decimals(line.rate),
        "times_lpr_1y": line.times_lpr.map(|(times, _)| times),
        "source": line.source.and_then(|source| source.address.as_deref()),
        "grade": line.source.map(|source| source.grade),
    })
}
