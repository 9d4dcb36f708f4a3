//! Instalment plans: the parts of each plan add up to the cent, principal and fee.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::scenario::{Action, What};
use mingzhang::simulation::{HelpCame, HelpUse, ItemRef, Run};
use mingzhang::terms::{EarlyPayoffFee, LineTerms, RemainderPeriod, StatementDayPurchase};

use crate::life::{Book, ensure};
use crate::nights::round;
use crate::prices;

/// A plan as its entries tell it.
#[derive(Clone, Debug)]
struct Plan {
    item: u32,
    made_on: Day,
    principal: i64,
    periods: i64,
    /// The part that bears a fee, once a fee has told it.
    fee_base: Option<i64>,
    billed: Vec<i64>,
    fees: Vec<i64>,
    paid_off: bool,
    /// What refunds took from its end.
    back: i64,
    /// Total fee ÷ what bears it, on the day on which it was made.
    rate: Rate,
    /// The share of each period's fee that somebody else bears, in units of rates, and what is set aside for it.
    help: Option<(i64, i64)>,
    /// Whether it is a personal plan, which has no fee of its own.
    personal: bool,
}

impl Plan {
    /// What a period takes of a total: equal cents, the rest in the period that the contract names.
    fn share(&self, total: i64, period: i64, line: &LineTerms) -> i64 {
        let takes = match line.remainder_period {
            RemainderPeriod::First => period == 1,
            RemainderPeriod::Last => period == self.periods,
        };
        total / self.periods + if takes { total % self.periods } else { 0 }
    }

    fn total_fee(&self, base: i64, line: &LineTerms) -> i64 {
        let rate = if self.personal { Rate::ZERO } else { self.rate };
        round(i128::from(base) * i128::from(rate.units()), line.fee_rounding)
    }

    /// The fee of a period whoever bears it.
    fn whole_fee(&self, period: i64, line: &LineTerms) -> i64 {
        let gone = self.back > 0 && self.principal_of(period, line) == 0;
        if gone { 0 } else { self.share(self.total_fee(self.principal, line), period, line) }
    }

    /// What somebody else bears of the fee of a period.
    fn borne(&self, period: i64, line: &LineTerms) -> i64 {
        let Some((share, most)) = self.help else { return 0 };
        let of = |k: i64| {
            let exact =
                i128::from(self.whole_fee(k, line)) * i128::from(share) / i128::from(Rate::ONE.units());
            i64::try_from(exact).expect("fees are small here")
        };
        let before: i64 = (1..period).map(of).sum();
        of(period).min((most - before).max(0))
    }

    /// A fee that somebody else bears in part, or that part.
    fn charge_helped(&self, entry: &Entry, line: &LineTerms) -> Result<(), String> {
        let period = self.billed.len() as i64;
        let borne = self.borne(period, line);
        let want = if entry.kind == Kind::Borne { borne } else { self.whole_fee(period, line) - borne };
        ensure(self.help.is_some() && entry.amount.cents() == want, || {
            format!("{want} of period {period} of {self:?}: {entry:?}")
        })
    }

    fn is_over(&self) -> bool {
        self.paid_off || self.billed.len() as i64 == self.periods || (self.back > 0 && self.left() == 0)
    }

    /// Principal that is not on a bill.
    fn left(&self) -> i64 {
        self.principal - self.back - self.billed.iter().sum::<i64>()
    }

    /// The principal of a period: its share, less what refunds took of it; they took the last one first.
    fn principal_of(&self, period: i64, line: &LineTerms) -> i64 {
        let share = |k: i64| self.share(self.principal, k, line);
        let before: i64 = (1..period).map(share).sum();
        (self.principal - self.back - before).clamp(0, share(period))
    }

    /// Takes the next period, which must be its share.
    fn bill(&mut self, entry: &Entry, line: &LineTerms) -> Result<(), String> {
        let period = self.billed.len() as i64 + 1;
        let want = self.principal_of(period, line);
        ensure(entry.amount.cents() == want, || format!("period {period} of {self:?} is {}", entry.amount))?;
        self.billed.push(want);
        let sum: i64 = self.billed.iter().sum();
        ensure(period < self.periods || sum + self.back == self.principal, || format!("{sum} of {self:?}"))
    }

    fn charge(&mut self, entry: &Entry, line: &LineTerms) -> Result<(), String> {
        let (base, period) = (entry.cause.inputs[0], self.billed.len() as i64);
        let same_base = self.fee_base.is_none_or(|before| before == base) && base <= self.principal;
        self.fee_base = Some(base);
        let want = self.share(self.total_fee(base, line), period, line);
        ensure(same_base && entry.amount.cents() == want, || {
            format!("fee of period {period} of {self:?}: {entry:?}")
        })?;
        self.fees.push(want);
        let (whole, sum) = (self.total_fee(base, line), self.fees.iter().sum::<i64>());
        ensure(period < self.periods || whole == sum || self.fees.len() < self.billed.len(), || {
            format!("{sum} of {whole}")
        })
    }
}

/// Periods that an item was split over: a purchase at checkout, or a conversion.
fn periods_of(book: &Book<'_>, run: &Run, item: u32) -> Option<u8> {
    match *run.items.get(item as usize)? {
        ItemRef::Event(at) => match &book.scenario.events.get(at as usize)?.what {
            What::Purchase(purchase) => purchase.instalments.as_ref().map(|split| split.periods),
            _ => None,
        },
        ItemRef::Action(at) => match book.strategy.actions.get(at as usize)? {
            Action::ConvertBill { periods, .. } => Some(*periods),
            Action::RePlan { periods, .. } => u8::try_from(*periods).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// The plans of one line, in the order in which they were made, up to a day.
fn plans_of(book: &Book<'_>, account: usize, until: Day) -> Result<Vec<Plan>, String> {
    let line = book.line(account).ok_or("plans are of lines")?;
    let mut plans: Vec<Plan> = Vec::new();
    // the plans whose period is already on the bill of a day
    let mut done: (Day, Vec<usize>) = (book.run.start, Vec::new());
    let mut last = None;
    let of_account = |entry: &&Entry| entry.account.index() == account && entry.on <= until;
    for entry in book.run.ledger.iter().filter(of_account) {
        match (entry.kind, entry.cause.rule) {
            (_, Rule::RePlanned) => arrange(book, &mut plans, entry)?,
            (_, Rule::PlanBroken) => {
                let left: i64 = plans.iter().filter(|plan| !plan.is_over()).map(Plan::left).sum();
                ensure(entry.amount.cents() == left, || format!("{left} was left: {entry:?}"))?;
                plans.iter_mut().for_each(|plan| plan.paid_off = true);
            }
            (Kind::Convert, _) | (_, Rule::PurchaseInInstalments) => plans.push(made(book, entry)?),
            (_, Rule::PlanPeriod | Rule::PlanPeriodCut) => {
                if done.0 != entry.on {
                    done = (entry.on, Vec::new());
                }
                let waits = line.statement_day_purchase == StatementDayPurchase::NextBill;
                let free = |(at, plan): &(usize, &Plan)| {
                    let new = waits && plan.made_on == entry.on && plan_is_checkout(book, plan);
                    plan.item == entry.item && !plan.is_over() && !new && !done.1.contains(at)
                };
                let place =
                    plans.iter().enumerate().find(free).map(|(at, _)| at).ok_or("a period without a plan")?;
                done.1.push(place);
                last = Some(place);
                plans[place].bill(entry, line)?;
            }
            (_, Rule::PlanFeeRest | Rule::FeeBorne) => {
                plans[last.ok_or("a fee without a period")?].charge_helped(entry, line)?;
            }
            (_, Rule::PlanFee) => plans[last.ok_or("a fee without a period")?].charge(entry, line)?,
            (Kind::Payment, Rule::PayOffPlan) if entry.to == Side::PlanFuture => pay_off(&mut plans, entry)?,
            (Kind::Refund, _) if entry.from == Side::PlanFuture => take_back(book, &mut plans, entry)?,
            _ => {}
        }
    }
    Ok(plans)
}

/// What is owed becomes part of a personal plan: one plan of an item on a day; plans of before are part of it.
fn arrange(book: &Book<'_>, plans: &mut Vec<Plan>, entry: &Entry) -> Result<(), String> {
    let is_it = |plan: &Plan| plan.personal && plan.item == entry.item && plan.made_on == entry.on;
    if !plans.iter().any(is_it) {
        plans.push(Plan { principal: 0, personal: true, ..made(book, entry)? });
    }
    if entry.from == Side::PlanFuture {
        let left: i64 = plans.iter().filter(|plan| !is_it(plan) && !plan.is_over()).map(Plan::left).sum();
        ensure(entry.amount.cents() == left, || format!("{left} was left of plans: {entry:?}"))?;
        plans.iter_mut().filter(|plan| !is_it(plan)).for_each(|plan| plan.paid_off = true);
    }
    let plan = plans.iter_mut().find(|plan| is_it(plan)).ok_or("a plan that was not made")?;
    plan.principal += entry.amount.cents();
    Ok(())
}

/// A refund takes periods of the newest plan of its purchase.
fn take_back(book: &Book<'_>, plans: &mut [Plan], entry: &Entry) -> Result<(), String> {
    let item = book.run.items.get(entry.item as usize);
    let Some(ItemRef::Event(at)) = item else { return Err("a refund of no event".to_owned()) };
    let events = &book.scenario.events;
    let What::Refund(refund) = &events[*at as usize].what else { return Err("no refund".to_owned()) };
    let of = events.iter().position(|event| event.id == refund.of).and_then(|at| u32::try_from(at).ok());
    let bought = of.map(ItemRef::Event);
    let is_of =
        |plan: &&mut Plan| !plan.is_over() && book.run.items.get(plan.item as usize) == bought.as_ref();
    let plan = plans.iter_mut().rev().find(is_of).ok_or("a refund of a plan that is over")?;
    plan.back += entry.amount.cents();
    ensure(plan.left() >= 0, || format!("more than is left is taken back of {plan:?}"))
}

fn plan_is_checkout(book: &Book<'_>, plan: &Plan) -> bool {
    matches!(book.run.items.get(plan.item as usize), Some(ItemRef::Event(_)))
}

fn made(book: &Book<'_>, entry: &Entry) -> Result<Plan, String> {
    let periods = periods_of(book, book.run, entry.item).ok_or_else(|| format!("not split: {entry:?}"))?;
    let line = prices::line_on(book, entry.account.index(), entry.on).ok_or("plans are of lines")?;
    let rates = &prices::at(line, book.score_on(entry.on)).instalment_rates;
    let rate = rates.iter().find(|row| row.periods == periods).map_or(Rate::ZERO, |row| row.rate);
    let help = help_of(book, entry);
    let told = entry.kind == Kind::Convert || help.is_some();
    Ok(Plan {
        help,
        item: entry.item,
        rate,
        made_on: entry.on,
        principal: entry.amount.cents(),
        periods: i64::from(periods),
        fee_base: told.then_some(entry.amount.cents()),
        billed: Vec::new(),
        fees: Vec::new(),
        paid_off: false,
        back: 0,
        personal: false,
    })
}

/// What somebody else bears of the plan that an entry begins.
fn help_of(book: &Book<'_>, entry: &Entry) -> Option<(i64, i64)> {
    let is_its = |one: &&HelpUse| (one.account, one.item, one.on) == (entry.account, entry.item, entry.on);
    let helps = |one: &HelpUse| match one.came {
        HelpCame::Borne { borne, .. } => {
            let contract = &book.contracts[one.account.index()].contract;
            one.help(contract, book.scenario).map(|help| (help.share.units(), borne.cents()))
        }
        HelpCame::Refused(_) => None,
    };
    let made = entry.kind == Kind::Purchase;
    book.run.helps.iter().filter(|_| made).filter(is_its).find_map(helps)
}

/// A plan of an item is paid off: all that is not on a bill.
fn pay_off(plans: &mut [Plan], entry: &Entry) -> Result<(), String> {
    let is_it =
        |plan: &&mut Plan| plan.item == entry.item && !plan.is_over() && plan.left() == entry.amount.cents();
    let plan = plans.iter_mut().find(is_it).ok_or_else(|| format!("no plan has {} left", entry.amount))?;
    plan.paid_off = true;
    Ok(())
}

/// The parts of every plan add up; what is not on a bill is what the account shows.
pub fn plans(book: &Book<'_>) -> Result<(), String> {
    for account in (0..book.scenario.accounts.len()).filter(|&account| book.line(account).is_some()) {
        let plans = plans_of(book, account, book.run.end)?;
        let open = plans.iter().filter(|plan| !plan.is_over());
        let left: i64 = open.map(Plan::left).sum();
        let last = book.run.accounts_of(book.run.months.len() - 1)[account].components;
        ensure(last[Component::PlanFuture] == Money::from_cents(left), || {
            format!("{left} is left of {plans:?}")
        })?;
    }
    Ok(())
}

/// Fees of periods to come, on the last evening: those of plans whose fee base is known from a fee.
pub fn committed_fees(book: &Book<'_>) -> Result<(), String> {
    for (account, shown) in book.run.accounts_of(book.run.months.len() - 1).iter().enumerate() {
        let Some(line) = book.line(account) else {
            ensure(shown.committed_fees.is_zero(), || format!("account {account} has no plans"))?;
            continue;
        };
        let (mut known, mut most) = (0, 0);
        for plan in plans_of(book, account, book.run.end)?.iter().filter(|plan| !plan.is_over()) {
            let periods = plan.billed.len() as i64 + 1..=plan.periods;
            let ahead = |base: i64| {
                let stays = |k: &i64| plan.back == 0 || plan.principal_of(*k, line) > 0;
                let periods = periods.clone().filter(stays);
                periods
                    .map(|k| plan.share(plan.total_fee(base, line), k, line) - plan.borne(k, line))
                    .sum::<i64>()
            };
            known += plan.fee_base.map_or(0, ahead);
            most += ahead(plan.fee_base.unwrap_or(plan.principal));
        }
        // fees of periods that were taken back may wait for the next bill
        if line.refund_fee != EarlyPayoffFee::DropUnbilled {
            let taken_back = plans_of(book, account, book.run.end)?;
            most +=
                taken_back.iter().filter(|p| p.back > 0).map(|p| p.total_fee(p.principal, line)).sum::<i64>();
        }
        // a plan that no fee has told of yet may be free in part
        let sound = (known..=most).contains(&shown.committed_fees.cents());
        ensure(sound, || format!("account {account}: {}, not {known} to {most}", shown.committed_fees))?;
    }
    Ok(())
}
