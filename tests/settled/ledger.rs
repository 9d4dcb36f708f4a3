//! From and to: entries alone rebuild every component and the cash.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::lives::{buys, cents, draws, extra, facility, line, live, skips, splits};
use crate::support::text;

/// A life with every kind of movement but a conversion.
fn busy() -> Value {
    let events = json!([
        draws("3000.00", "2026-01-15", 6, 15),
        buys("2026-01-20", "700.00"),
        splits("2026-01-21", "1500.00")
    ]);
    let actions = json!([skips("line", "2026-02"), skips("loans", "2026-03"), extra("loans", "2026-05-01", "500.00"),
        {"payoff": {"account": "line", "plan": "on-2026-01-21", "on": "2026-03-20"}}]);
    let wage = json!([{"id": "wage", "amount": "4000.00", "when": {"monthly": {"day": 5}}}]);
    let rent = json!([{"id": "rent", "amount": "1000.00", "when": {"monthly": {"day": 6}}}]);
    let rest = json!({"events": events, "actions": actions, "incomes": wage, "costs": rent});
    live(6, "9000.00", &json!([line("line", "3000.00"), facility("20000.00")]), &rest)
}

/// Applies one entry to balances by (account, side).
fn apply(entry: &Value, balances: &mut BTreeMap<(String, String), i64>) {
    let account = entry["account"].as_str().unwrap_or_default();
    let amount = cents(&entry["amount"]);
    let (from, to, kind) = (text(&entry["from"]), text(&entry["to"]), text(&entry["kind"]));
    let mut add = |side: &str, amount: i64| {
        let owner = if side == "cash" { "" } else { account };
        *balances.entry((owner.to_owned(), side.to_owned())).or_default() += amount;
    };
    add(from, -amount);
    add(to, if kind == "payment" { -amount } else { amount });
    if kind == "draw" {
        add("cash", amount);
    }
}

#[test]
fn entries_rebuild_every_component_and_the_cash() {
    let run = busy();
    let mut entries = run["ledger"].as_array().expect("a ledger").iter().peekable();
    let mut balances = BTreeMap::from([((String::new(), "cash".to_owned()), 900_000)]);
    for month in run["months"].as_array().expect("months") {
        let last = format!("{}-31", text(&month["month"]));
        while let Some(entry) = entries.next_if(|entry| text(&entry["on"]) <= last.as_str()) {
            apply(entry, &mut balances);
        }
        let of = |account: &str, side: &str| {
            balances.get(&(account.to_owned(), side.to_owned())).copied().unwrap_or(0)
        };
        assert_eq!(of("", "cash"), cents(&month["cash"]), "{last}");
        for account in month["accounts"].as_array().expect("accounts") {
            for (component, amount) in account["components"].as_object().expect("components") {
                assert_eq!(of(text(&account["id"]), component), cents(amount), "{last} {component}");
            }
        }
    }
    assert!(entries.next().is_none());
}
