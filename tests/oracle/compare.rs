//! Sets a life of the oracle against the JSON of `mingzhang run --format json` (conventions §9).

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::json::{list, number};

/// What a life came to, in the words of conventions §8 and §9: every figure that is compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Life {
    pub bills: Vec<Bill>,
    pub months: Vec<Month>,
    pub opening_debt: Decimal,
    pub opening_cash: Decimal,
    pub closing_accrual: Decimal,
    pub worst_days_overdue: i32,
}

/// One statement; interest and penalty are what was newly billed on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bill {
    pub on: Date,
    pub due: Date,
    pub total: Decimal,
    pub minimum: Decimal,
    pub paid_by_due: Decimal,
    pub interest: Decimal,
    pub penalty: Decimal,
}

/// One month; `paid` is all payments to lenders, `interest` and `penalties` include the closing accrual.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Month {
    pub month: String,
    pub debt: Decimal,
    pub carried: Decimal,
    pub cash: Decimal,
    pub income: Decimal,
    pub living: Decimal,
    pub purchases: Decimal,
    pub paid: Decimal,
    pub interest: Decimal,
    pub penalties: Decimal,
    pub fees: Decimal,
    pub unmet: Decimal,
    pub refused: Decimal,
    pub days_overdue: Vec<(String, i32)>,
}

/// Every figure on which the two engines differ: day, account, field and both values.
pub fn differences(oracle: &Life, run: &Value) -> Vec<String> {
    let mut found = Findings::default();
    found.months(oracle, run);
    found.statements(oracle, run);
    found.summary(oracle, run);
    found.0
}

#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn same_text(&mut self, place: &str, field: &str, oracle: &str, run: &str) {
        if oracle != run {
            self.0.push(format!("{place}, {field}: oracle {oracle}, run {run}"));
        }
    }

    fn same_money(&mut self, place: &str, field: &str, oracle: Decimal, run: &Value) {
        // Money of the run has two decimals always; a missing or odd value shows as it stands.
        let run = run.as_str().map_or_else(|| run.to_string(), str::to_owned);
        self.same_text(place, field, &format!("{oracle:.2}"), &run);
    }

    fn same_count(&mut self, place: &str, field: &str, oracle: usize, run: &Value) {
        let run = run.as_array().map_or(0, Vec::len);
        self.same_text(place, field, &oracle.to_string(), &run.to_string());
    }

    fn months(&mut self, oracle: &Life, run: &Value) {
        self.same_count("run", "months", oracle.months.len(), &run["months"]);
        for (month, other) in oracle.months.iter().zip(list(&run["months"])) {
            self.month(month, other);
        }
    }

    fn month(&mut self, month: &Month, run: &Value) {
        let place = &month.month;
        self.same_text(place, "month", place, run["month"].as_str().unwrap_or("?"));
        for (field, value) in flows(month).into_iter().chain(balances(month)) {
            self.same_money(place, field, value, &run[field]);
        }
        self.same_money(place, "waived", Decimal::ZERO, &run["waived"]);
        for (id, days) in &month.days_overdue {
            let account = list(&run["accounts"]).find(|account| account["id"] == *id);
            let run_days = account.map_or(&Value::Null, |account| &account["days_overdue"]);
            let place = format!("{place}, {id}");
            self.same_text(&place, "days_overdue", &days.to_string(), &run_days.to_string());
        }
    }

    fn statements(&mut self, oracle: &Life, run: &Value) {
        self.same_count("run", "statements", oracle.bills.len(), &run["statements"]);
        for bill in &oracle.bills {
            let on = bill.on.to_string();
            match list(&run["statements"]).find(|statement| statement["on"] == on) {
                Some(statement) => self.statement(bill, statement, run),
                None => self.0.push(format!("{on}: the run has no statement of this day")),
            }
        }
    }

    fn statement(&mut self, bill: &Bill, statement: &Value, run: &Value) {
        let account = statement["account"].as_str().unwrap_or("?");
        let on = bill.on.to_string();
        let place = format!("{on}, {account}");
        let due = statement["due"].as_str().unwrap_or("?");
        self.same_text(&place, "due", &bill.due.to_string(), due);
        self.same_money(&place, "total", bill.total, &statement["total"]);
        self.same_money(&place, "minimum", bill.minimum, &statement["minimum"]);
        let paid = &statement["paid_by_due"];
        self.same_money(&place, "paid_by_due", bill.paid_by_due, paid);
        for (kind, value) in [("interest", bill.interest), ("penalty", bill.penalty)] {
            let billed = ledger_sum(run, |entry| {
                entry["kind"] == kind && entry["on"] == on && entry["account"] == account
            });
            self.same_text(&place, kind, &format!("{value:.2}"), &format!("{billed:.2}"));
        }
    }

    fn summary(&mut self, oracle: &Life, run: &Value) {
        let summary = &run["summary"];
        for (field, value) in summed(oracle) {
            self.same_money("summary", field, value, &summary[field]);
        }
        let worst = oracle.worst_days_overdue.to_string();
        let run_worst = summary["worst_days_overdue"].to_string();
        self.same_text("summary", "worst_days_overdue", &worst, &run_worst);
        let closing = ledger_sum(run, |entry| entry["cause"]["rule"] == "run.closing_accrual");
        let oracle_closing = format!("{:.2}", oracle.closing_accrual);
        self.same_text("ledger", "run.closing_accrual", &oracle_closing, &format!("{closing:.2}"));
    }
}

fn ledger_sum(run: &Value, wanted: impl Fn(&Value) -> bool) -> Decimal {
    let entries = list(&run["ledger"]).filter(|entry| wanted(entry));
    entries.map(|entry| number(&entry["amount"])).sum()
}

/// What flowed in a month, by the names of §9.
fn flows(month: &Month) -> [(&'static str, Decimal); 9] {
    [
        ("income", month.income),
        ("living", month.living),
        ("purchases", month.purchases),
        ("paid", month.paid),
        ("interest", month.interest),
        ("fees", month.fees), // of cash; no life here has instalments
        ("penalties", month.penalties),
        ("unmet", month.unmet),
        ("refused", month.refused),
    ]
}

fn balances(month: &Month) -> [(&'static str, Decimal); 3] {
    [("debt", month.debt), ("carried", month.carried), ("cash", month.cash)]
}

/// The summary's amounts: sums over the months, and the balances of both ends.
fn summed(life: &Life) -> Vec<(&'static str, Decimal)> {
    let mut amounts: Vec<_> = flows(&Month::default()).into();
    for month in &life.months {
        for (total, flow) in amounts.iter_mut().zip(flows(month)) {
            total.1 += flow.1;
        }
    }
    for (field, _) in &mut amounts {
        if *field == "paid" {
            *field = "total_paid";
        }
    }
    let cost = |(field, _): &&(&str, Decimal)| matches!(*field, "interest" | "fees" | "penalties");
    amounts.push(("cost", amounts.iter().filter(cost).map(|total| total.1).sum()));
    amounts.push(("opening_debt", life.opening_debt));
    amounts.push(("opening_cash", life.opening_cash));
    if let Some(last) = life.months.last() {
        amounts.push(("final_debt", last.debt));
        amounts.push(("final_carried", last.carried));
        amounts.push(("final_cash", last.cash));
    }
    amounts
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::{lives, plain::live};

    /// The JSON of §9 that a run just like this life would have.
    fn as_run(life: &Life) -> Value {
        let money = |(name, amount): (&str, Decimal)| (name.to_owned(), json!(format!("{amount:.2}")));
        let months = life.months.iter().map(|month| {
            let amounts = flows(month).into_iter().chain(balances(month));
            let mut json: Map<_, _> = amounts.map(money).collect();
            let accounts = month.days_overdue.iter();
            let accounts = accounts.map(|(id, days)| json!({"id": id, "days_overdue": days}));
            json.insert("month".to_owned(), json!(month.month));
            json.insert("waived".to_owned(), json!("0.00"));
            json.insert("accounts".to_owned(), accounts.collect());
            Value::Object(json)
        });
        let mut summary: Map<_, _> = summed(life).into_iter().map(money).collect();
        let worst = json!(life.worst_days_overdue);
        summary.insert("worst_days_overdue".to_owned(), worst);
        json!({
            "months": months.collect::<Vec<_>>(), "summary": summary, "ledger": ledger(life),
            "statements": life.bills.iter().map(statement).collect::<Vec<_>>(),
        })
    }

    fn statement(bill: &Bill) -> Value {
        json!({
            "account": "huabei", "on": bill.on.to_string(), "due": bill.due.to_string(),
            "total": format!("{:.2}", bill.total), "minimum": format!("{:.2}", bill.minimum),
            "paid_by_due": format!("{:.2}", bill.paid_by_due),
        })
    }

    fn ledger(life: &Life) -> Vec<Value> {
        let entry = |on: String, kind: &str, rule: &str, amount: Decimal| {
            json!({"on": on, "account": "huabei", "kind": kind, "amount": format!("{amount:.2}"),
                "cause": {"rule": rule}})
        };
        let mut entries = vec![entry(String::new(), "interest", "run.closing_accrual", life.closing_accrual)];
        for bill in &life.bills {
            entries.push(entry(bill.on.to_string(), "interest", "", bill.interest));
            entries.push(entry(bill.on.to_string(), "penalty", "", bill.penalty));
        }
        entries
    }

    #[test]
    fn a_life_does_not_differ_from_itself() {
        for seed in 0..50 {
            let life = live(&lives::scenario(seed), "only");
            assert_eq!(differences(&life, &as_run(&life)), Vec::<String>::new(), "life {seed}");
        }
    }

    #[test]
    fn a_cent_is_found_and_named() {
        let life = live(&lives::scenario(1), "only");
        let mut run = as_run(&life);
        let debt = format!("{:.2}", life.months[2].debt);
        run["months"][2]["debt"] = json!("0.01");
        let wanted = format!("{}, debt: oracle {debt}, run 0.01", life.months[2].month);
        assert_eq!(differences(&life, &run), [wanted]);
    }
}
