//! Campaigns and coupons, told again: which was asked about each plan, in which order, and what came of it.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Entry, Kind, Side};
use mingzhang::rate::Rate;
use mingzhang::scenario::{Instalments, What};
use mingzhang::simulation::{HelpCame, HelpOf, HelpUse, ItemRef};
use mingzhang::terms::{BudgetShort, FeeHelp, HelpRefusal};
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::life::{Book, ensure};
use crate::nights::round;
use crate::prices;

/// In one of four lives lines have campaigns, borrowers coupons, and purchases name some. They have dice of their own.
pub fn add(seed: u64, borrower: &mut Value, accounts: &mut [Value], events: &mut [Value]) {
    let mut dice = Dice::new(seed ^ 0xC0_0905);
    if !dice.chance(25) {
        return;
    }
    let start = events.iter().filter_map(first_day).min();
    let mut ids: Vec<Value> = Vec::new();
    for account in accounts.iter_mut().filter(|account| account["bill_day"].is_u64()) {
        let list: Vec<Value> =
            (0..dice.between(0, 3)).map(|n| help(&mut dice, &format!("c{n}"), start)).collect();
        account["overrides"]["fee_campaigns"] = json!(list);
    }
    let coupons: Vec<Value> = (0..dice.between(0, 3))
        .map(|n| {
            let mut coupon = help(&mut dice, &format!("coupon-{n}"), start);
            let line = accounts.iter().find(|account| account["bill_day"].is_u64());
            if let (Some(line), true) = (line, dice.chance(30)) {
                coupon["account"] = line["id"].clone();
            }
            ids.push(coupon["id"].clone());
            coupon
        })
        .collect();
    borrower["coupons"] = json!(coupons);
    for plan in events.iter_mut().filter_map(|event| event.pointer_mut("/purchase/instalments")) {
        if !ids.is_empty() && dice.chance(25) {
            plan["by"] = ids[dice.place(ids.len())].clone();
        }
    }
}

fn first_day(event: &Value) -> Option<Day> {
    event["purchase"]["when"]["on"].as_str().and_then(Day::parse)
}

fn help(dice: &mut Dice, id: &str, start: Option<Day>) -> Value {
    let mut help = json!({"id": id, "bearer": dice.one_of(&["merchant", "platform", "lender"])});
    if let (Some(start), true) = (start, dice.chance(40)) {
        let from = start + dice.between(-30, 90);
        help["from"] = json!(from.to_string());
        help["until"] = json!((from + dice.between(0, 400)).to_string());
    }
    if dice.chance(30) {
        help["min_yuan"] = json!(dice.amount(1, 1_500));
    }
    if dice.chance(30) {
        help["max_yuan"] = json!(dice.amount(1_500, 9_000));
    }
    if dice.chance(20) {
        help["periods"] = json!([3, 12]);
    }
    if dice.chance(50) {
        help["share"] = json!(dice.one_of(&["0.5", "0.333", "0.07"]));
    }
    if dice.chance(50) {
        help["budget_yuan"] = json!(dice.amount(1, 150));
        help["when_short"] = json!(dice.one_of(&["nothing", "rest"]));
    }
    if dice.chance(30) {
        help["uses"] = json!(dice.between(1, 3));
    }
    help
}

/// What was told of campaigns and coupons is what the plans in the ledger give.
pub fn told(book: &Book<'_>) -> Result<(), String> {
    let mut want: Vec<HelpUse> = Vec::new();
    let made = |entry: &&Entry| entry.kind == Kind::Purchase && entry.to == Side::PlanFuture;
    for entry in book.run.ledger.iter().filter(made) {
        let new = asked(book, entry, &want)?;
        want.extend(new);
    }
    let differs = want.iter().zip(&book.run.helps).find(|(want, told)| want != told);
    ensure(differs.is_none() && want.len() == book.run.helps.len(), || {
        format!("{differs:?}; {} told, not {}", book.run.helps.len(), want.len())
    })
}

fn plan_of<'b>(book: &'b Book<'_>, entry: &Entry) -> Option<&'b Instalments> {
    let ItemRef::Event(at) = *book.run.items.get(entry.item as usize)? else { return None };
    match &book.scenario.events.get(at as usize)?.what {
        What::Purchase(purchase) => purchase.instalments.as_ref(),
        _ => None,
    }
}

fn asked(book: &Book<'_>, entry: &Entry, before: &[HelpUse]) -> Result<Vec<HelpUse>, String> {
    let (account, plan) = (entry.account.index(), plan_of(book, entry).ok_or("a plan of no purchase")?);
    let line = book.line(account).ok_or("plans are of lines")?;
    let mut all: Vec<(HelpOf, &FeeHelp)> =
        line.fee_campaigns.iter().zip(0..).map(|(help, at)| (HelpOf::Campaign(at), help)).collect();
    let coupons = &book.scenario.borrower.coupons;
    all.extend(coupons.iter().zip(0..).map(|(help, at)| (HelpOf::Coupon(at), help)));
    let mut told = Vec::new();
    for (of, help) in all {
        if plan.by.as_ref().is_some_and(|by| *by != help.id) {
            continue;
        }
        let came = came_of(book, entry, plan, (of, help), before)?;
        let one = HelpUse { on: entry.on, account: entry.account, item: entry.item, of, came };
        if matches!(came, HelpCame::Borne { .. }) {
            return Ok(vec![one]);
        }
        told.push(one);
    }
    Ok(told)
}

fn came_of(
    book: &Book<'_>,
    entry: &Entry,
    plan: &Instalments,
    (of, help): (HelpOf, &FeeHelp),
    before: &[HelpUse],
) -> Result<HelpCame, String> {
    use HelpRefusal as R;
    let id = &book.scenario.accounts[entry.account.index()].id;
    let no = |reason| Ok(HelpCame::Refused(reason));
    if help.account.as_ref().is_some_and(|own| own != id) {
        return no(R::OtherAccount);
    }
    match (help.from, help.until) {
        (Some(from), _) if entry.on < from => return no(R::NotBegun),
        (_, Some(until)) if until < entry.on => return no(R::Expired),
        _ => {}
    }
    match (help.min_yuan, help.max_yuan) {
        (Some(least), _) if entry.amount < least => return no(R::TooSmall),
        (_, Some(most)) if most < entry.amount => return no(R::TooLarge),
        _ => {}
    }
    if !help.periods.is_empty() && !help.periods.contains(&plan.periods) {
        return no(R::OtherPeriods);
    }
    let own =
        |one: &&HelpUse| one.of == of && (matches!(of, HelpOf::Coupon(_)) || one.account == entry.account);
    let set_aside = |one: &HelpUse| match one.came {
        HelpCame::Borne { borne, .. } => Some(borne.cents()),
        HelpCame::Refused(_) => None,
    };
    let earlier: Vec<i64> = before.iter().filter(own).filter_map(set_aside).collect();
    if help.uses.is_some_and(|uses| earlier.len() >= usize::from(uses)) {
        return no(R::Used);
    }
    let (fee, needed) = fees(book, entry, plan, help)?;
    if needed == 0 {
        return no(R::NoFee);
    }
    let left =
        help.budget_yuan.map_or(needed, |budget| (budget.cents() - earlier.iter().sum::<i64>()).max(0));
    let borne = match help.when_short {
        _ if left >= needed => needed,
        BudgetShort::Rest if left > 0 => left,
        _ => return no(R::BudgetUsedUp),
    };
    let [fee, borne] = [fee, borne].map(mingzhang::money::Money::from_cents);
    Ok(HelpCame::Borne { bearer: help.bearer, fee, borne })
}

/// The whole fee of a plan, and the shares of its periods that are borne.
fn fees(book: &Book<'_>, entry: &Entry, plan: &Instalments, help: &FeeHelp) -> Result<(i64, i64), String> {
    let line = prices::line_on(book, entry.account.index(), entry.on).ok_or("plans are of lines")?;
    let line = prices::at(line, book.score_on(entry.on));
    let row = line.instalment_rates.iter().find(|row| row.periods == plan.periods);
    let rate = row.map_or(Rate::ZERO, |row| row.rate);
    let fee = round(i128::from(entry.amount.cents()) * i128::from(rate.units()), line.fee_rounding);
    let periods = i64::from(plan.periods);
    // which period takes the remainder plays no part in the sum
    let wholes = (0..periods).map(|k| fee / periods + if k == 0 { fee % periods } else { 0 });
    let share =
        |whole: i64| i128::from(whole) * i128::from(help.share.units()) / i128::from(Rate::ONE.units());
    let needed: i128 = wholes.map(share).sum();
    Ok((fee, i64::try_from(needed).map_err(|e| e.to_string())?))
}
