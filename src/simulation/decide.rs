//! Step 5: the borrower's actions, then payments.

use super::agenda::{Late, bit};
use super::world::{World, ix};
use crate::borrower::{Lump, Means, Policy, Purse, Required, at_lump, policy, rank_claims, rank_required};
use crate::calendar::{Day, MonthSpan};
use crate::ledger::{Claim, Prospect, Rule};
use crate::money::Money;
use crate::scenario::Order;

impl World<'_, '_> {
    /// Whether today is a decision day: one of the month's, or one on which money comes in while something is past due.
    pub(super) fn decides(&self, today: Day) -> bool {
        let pays_late = self.month.income_today && self.accounts.iter().any(|a| a.was_due_before(today));
        pays_late || self.is_in(self.month.decisions)
    }

    /// Step 5. On a decision day: actions in their order, then what is required, then what the policy adds.
    #[inline(never)]
    pub(super) fn decide(&mut self, today: Day) {
        self.month.decided_on = Some(today);
        let policy = policy(&self.strategy.pay);
        let extra_day = policy.pays_beyond() && self.is_extra_day(today);
        self.act(today);
        let asked = self.pay_required(today, policy);
        if policy.clears_bills() {
            self.pay_rest_of_bills(today, &asked);
        }
        self.asked = asked;
        if !self.agenda.debits.is_empty() {
            self.debit(today);
        }
        if extra_day {
            self.pay_beyond(today, policy);
        }
    }

    /// The strategy's extra day; when it names none, the last due day of the month as known this morning.
    fn is_extra_day(&self, today: Day) -> bool {
        let Some(span) = self.month.span else { return false };
        match self.strategy.extra_day {
            Some(day) => span.day(day) == today,
            None => {
                let of_lines = self.prepared.plans.get(self.month.place).map_or(0, |plan| plan.last_line_due);
                let due = || of_lines.max(self.last_loan_due(&span).map_or(0, |due| span.bit(due)));
                of_lines <= self.month.today && due() == self.month.today
            }
        }
    }

    fn last_loan_due(&self, span: &MonthSpan) -> Option<Day> {
        self.accounts.iter().filter_map(|account| account.last_contractual_due(span)).max()
    }

    /// Pays each required amount in full before the next gets a part. Returns the accounts in the order in which
    /// they were served, for a policy that clears bills those that ask nothing included.
    fn pay_required(&mut self, today: Day, policy: &dyn Policy) -> Vec<Required> {
        let mut asked = std::mem::take(&mut self.asked);
        asked.clear();
        for (place, account) in self.accounts.iter().enumerate() {
            if self.is_withheld(place, today) {
                continue;
            }
            let amount = account.required(today);
            if amount.is_positive() || policy.clears_bills() {
                asked.push(Required {
                    account: ix(place),
                    amount,
                    nominal_rate: account.common().daily_rate,
                    saves_per_yuan_day: account.common().penalty_rate,
                    days_overdue: account.days_overdue(today),
                });
            }
        }
        rank_required(self.strategy.when_short, &self.strategy.order, &self.custom_rank, &mut asked);
        for ask in &asked {
            self.pay(ask.account.index(), today, Rule::PayRequired, ask.amount);
        }
        asked
    }

    /// The rest of each bill in the same order, as far as cash beyond what is kept back goes.
    fn pay_rest_of_bills(&mut self, today: Day, order: &[Required]) {
        for ask in order {
            let place = ask.account.index();
            let whole_bill = self.is_late_day(place, today);
            let rest =
                self.accounts.get(place).map_or(Money::ZERO, |account| account.full(today, whole_bill));
            let money = rest.min((self.cash - self.strategy.keep_back).or_zero());
            self.pay(place, today, Rule::PayFull, money);
        }
    }

    /// Money beyond what is required goes to claims by order.
    fn pay_beyond(&mut self, today: Day, policy: &dyn Policy) {
        let purse = self.purse(today, policy);
        let spare = (self.cash - self.strategy.keep_back).or_zero();
        let money = policy.beyond(&self.strategy.pay, &purse).min(spare);
        if money.is_zero() {
            return;
        }
        let mut claims = std::mem::take(&mut self.claims);
        claims.clear();
        let plans = self.strategy.may_pay_off_plans;
        for (place, account) in self.accounts.iter().enumerate() {
            if !self.is_withheld(place, today) {
                account.quote(ix(place), today, plans, &mut claims);
            }
        }
        let a_month = (money - self.put_by).or_zero() + self.month.paid;
        let means = Means { today, now: money, a_month };
        let looks_ahead = plans && self.strategy.order == Order::MarginalSaving;
        let prospects = if looks_ahead { self.prospects(today) } else { Vec::new() };
        let given = rank_claims(&self.strategy.order, &self.custom_rank, means, &mut claims, &prospects);
        self.put_by = self.give(today, claims.get(..given.claims).unwrap_or_default(), money, given.puts_by);
        self.claims = claims;
    }

    /// What all debts will ask for. Where nothing is paid this month, it is in the next.
    fn prospects(&self, today: Day) -> Vec<Prospect> {
        let mut prospects = Vec::new();
        for (place, account) in self.accounts.iter().enumerate() {
            let first = prospects.len();
            account.prospects(ix(place), today, &mut prospects);
            if self.is_withheld(place, today) {
                let next_month = (today.month() + 1).first();
                let told = prospects.iter_mut().skip(first);
                told.for_each(|prospect| prospect.required_on = prospect.required_on.max(next_month));
            }
        }
        prospects
    }

    /// Gives money to claims in their order. Returns what is put by: what waits for one that is paid whole or not at all, or
    /// all that is left where `puts_by` says so.
    fn give(&mut self, today: Day, claims: &[Claim], mut money: Money, puts_by: bool) -> Money {
        for claim in claims {
            if claim.lump {
                match at_lump(&self.strategy.order, claim, money) {
                    Lump::Pay => {}
                    Lump::PassOver => continue,
                    Lump::Wait => return money,
                }
            }
            let Some(account) = self.accounts.get_mut(claim.account.index()) else { continue };
            let taken = account.pay_claim(claim, today, money.min(claim.amount), &mut self.journal);
            money -= taken;
            self.count_payment(taken);
        }
        if puts_by { money } else { Money::ZERO }
    }

    fn purse(&self, today: Day, policy: &dyn Policy) -> Purse {
        Purse {
            cash: self.cash,
            keep_back: self.strategy.keep_back,
            paid_this_month: self.month.paid,
            income_this_month: self.month.income,
            put_by: self.put_by,
            needed_before_next_income: if policy.looks_ahead() { self.needed(today) } else { Money::ZERO },
        }
    }

    /// What is known to be needed strictly after today and strictly before the next income.
    fn needed(&self, today: Day) -> Money {
        let end = self.prepared.months.last().map_or(today, MonthSpan::last);
        let until = self.prepared.next_income_after(today).unwrap_or(end + 1);
        let asked: Money = self.accounts.iter().map(|account| account.asked_between(today, until)).sum();
        asked + self.prepared.living_between(today, until)
    }

    /// Pays up to `money` of what is billed or due, as far as cash goes. Returns what was taken.
    pub(super) fn pay(&mut self, place: usize, today: Day, why: Rule, money: Money) -> Money {
        let money = money.min(self.cash);
        let Some(account) = self.accounts.get_mut(place).filter(|_| money.is_positive()) else {
            return Money::ZERO;
        };
        let taken = account.pay(today, why, money, &mut self.journal);
        self.count_payment(taken);
        taken
    }

    pub(super) fn count_payment(&mut self, taken: Money) {
        self.cash -= taken;
        self.month.paid += taken;
    }

    /// Whether the strategy pays nothing to an account today: a skipped month, or the days of being late.
    #[inline]
    pub(super) fn is_withheld(&self, place: usize, today: Day) -> bool {
        self.month.skipped & bit(place) != 0 || (!self.agenda.lates.is_empty() && self.is_late(place, today))
    }

    fn is_late(&self, place: usize, today: Day) -> bool {
        let late =
            |late: &Late| self.is_any_late_due(late, |due| due <= today && today < due + late.days.into());
        self.lates_of(place).any(late)
    }

    /// The actions by which payments to an account come late.
    fn lates_of(&self, place: usize) -> impl Iterator<Item = &Late> + '_ {
        self.agenda.lates.iter().filter(move |late| late.account == place)
    }

    /// Whether today is the day on which a late payment to an account is made.
    fn is_late_day(&self, place: usize, today: Day) -> bool {
        self.lates_of(place).any(|late| self.is_any_late_due(late, |due| due + late.days.into() == today))
    }

    fn is_any_late_due(&self, late: &Late, is_it: impl Fn(Day) -> bool) -> bool {
        let mut any = false;
        self.for_late_dues(late, |due| any |= is_it(due));
        any
    }

    /// Tells the due days of the months near the running one whose payment comes late.
    fn for_late_dues(&self, late: &Late, mut tell: impl FnMut(Day)) {
        let Some(span) = self.month.span.filter(|_| late.days > 0) else { return };
        let back = i32::from(late.days) / 28 + 1;
        let first = (span.month + -back).max(late.from);
        let last = span.month.min(late.until);
        for months in 0..=last - first {
            let span = MonthSpan::of(first + months);
            self.prepared.line_due_days(late.account, &span).for_each(&mut tell);
            if let Some(account) = self.accounts.get(late.account) {
                account.loan_days(&span, &mut tell);
            }
        }
    }

    /// Tells the days of a month on which late payments are made.
    pub(super) fn late_days(&self, span: &MonthSpan, mut tell: impl FnMut(Day)) {
        for late in &self.agenda.lates {
            self.for_late_dues(late, |due| {
                let day = due + late.days.into();
                if day >= span.first {
                    tell(day);
                }
            });
        }
    }
}
