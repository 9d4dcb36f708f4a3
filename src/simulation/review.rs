//! Lenders look at limits again: when they do, what they know that day, and what the rules then move.
//!
//! A review stands at the end of step 9, after the score and the record of the day, so that it sees both; what it moves
//! can be used from the next day on. Effects with a time of their own begin and end in the morning, in step 1.

use super::agenda::bit;
use super::run::{LimitMove, MoveOf, MovedBy, ReviewRecord};
use super::world::{Days, World, ix};
use crate::bureau::{Fact, MonthFacts};
use crate::calendar::{Day, MonthSpan};
use crate::ledger::{AccountIx, Component, Mark};
use crate::lender::Account;
use crate::lender::review::{ReviewFacts, Target, deciding, moved, rests, target};
use crate::money::Money;
use crate::terms::{ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths};

/// Months over which the worst delay is remembered, the running one included.
const YEAR: usize = 12;

/// What reviews remember. It is there only when some contract has rules.
#[derive(Clone, serde::Deserialize, serde::Serialize)]
pub(super) struct Reviews {
    accounts: Vec<Reviewed>,
    /// Days of the month on which some rule is looked at.
    days: Vec<u8>,
    /// Days on which some effect begins, or has ended.
    dated: Vec<Day>,
    /// Income of the last month that ended.
    last_income: Money,
}

/// What reviews remember of an account.
#[derive(Clone, Default, serde::Deserialize, serde::Serialize)]
struct Reviewed {
    /// When each rule last acted.
    acted: Vec<Option<Day>>,
    /// What each rule has moved for a time.
    lent: Vec<Money>,
    /// The last day on which nothing new can be had.
    held_until: Option<Day>,
    minimum_months: i64,
    kept_months: i64,
    unused_months: i64,
    /// The most days overdue of this month and of those before, the running one first.
    worst_days: [i32; YEAR],
}

impl Reviewed {
    /// What is there for a time.
    fn lent(&self, of: ReviewOf, rules: &[ReviewRule]) -> Money {
        let pairs = rules.iter().zip(&self.lent).filter(|(rule, _)| rule.of == of);
        pairs.map(|(_, lent)| *lent).sum()
    }

    /// Takes in a month that ended.
    fn take_month(&mut self, mark: Mark, late: bool, carries: bool) {
        let kept = !late && matches!(mark, Mark::Kept | Mark::Settled);
        self.minimum_months = if kept && carries { self.minimum_months + 1 } else { 0 };
        self.unused_months = if mark == Mark::Nothing { self.unused_months + 1 } else { 0 };
        if late {
            self.kept_months = 0;
        } else if kept {
            self.kept_months += 1;
        }
        self.worst_days.rotate_right(1);
        if let Some(running) = self.worst_days.first_mut() {
            *running = 0;
        }
    }
}

impl Reviews {
    /// `None` when no contract has a rule. `update_day` is the day of rules that name none.
    pub fn new(rules: &[&[ReviewRule]], update_day: u8, opening: &MonthFacts) -> Option<Box<Self>> {
        let all = || rules.iter().flat_map(|rules| rules.iter());
        all().next()?;
        let monthly = all().filter(|rule| rule.during.is_none());
        let during = all().filter_map(|rule| rule.during);
        let of = |rules: &&[ReviewRule]| Reviewed {
            acted: vec![None; rules.len()],
            lent: vec![Money::ZERO; rules.len()],
            ..Reviewed::default()
        };
        Some(Box::new(Self {
            accounts: rules.iter().map(of).collect(),
            days: monthly.map(|rule| rule.day.unwrap_or(update_day)).collect(),
            dated: during.flat_map(|time| [time.from, time.until + 1]).collect(),
            last_income: opening.income,
        }))
    }

    /// The days of a month on which something is looked at; those of the evenings, and of the mornings.
    pub fn days_in(&self, span: &MonthSpan) -> (u32, u32) {
        let (mut evenings, mut mornings) = (Days { span, mask: 0 }, Days { span, mask: 0 });
        self.days.iter().for_each(|&day| evenings.add(span.day(day)));
        self.dated.iter().for_each(|&day| mornings.add(day));
        (evenings.mask, mornings.mask)
    }

    /// Notes the age of what is overdue on an evening of the running month.
    pub fn note_days(&mut self, account: usize, days: i32) {
        let running = self.accounts.get_mut(account).and_then(|reviewed| reviewed.worst_days.first_mut());
        if let Some(worst) = running {
            *worst = days.max(*worst);
        }
    }

    /// Whether a review stopped the use of an account.
    pub fn holds(&self, account: usize) -> bool {
        self.accounts.get(account).is_some_and(|reviewed| reviewed.held_until.is_some())
    }
}

impl<'p> World<'p, '_> {
    /// The rules of an account; a closed one is not looked at.
    fn rules_of(&self, place: usize) -> &'p [ReviewRule] {
        if self.closed & bit(place) != 0 {
            return &[];
        }
        let prepared = self.prepared;
        prepared.terms.get(place).map_or(&[], |terms| &terms.contract.common().limit_review)
    }

    /// Whether nothing new can be had on an account: by a freeze, or by a review.
    pub(super) fn is_frozen(&self, place: usize) -> bool {
        self.freezes.get(place).is_none_or(|freeze| freeze.frozen)
            || self.reviews.as_ref().is_some_and(|reviews| reviews.holds(place))
    }

    /// Step 1: what had its time ends, and what has its time now begins.
    #[inline(never)]
    pub(super) fn begin_and_end(&mut self, today: Day) {
        for place in 0..self.accounts.len() {
            self.end_hold(place, today);
            let rules = self.rules_of(place);
            for (at, rule) in rules.iter().enumerate() {
                if rule.during.is_some_and(|time| today > time.until) {
                    self.take_back(place, at, rule, today);
                }
            }
            let begins = |rule: &ReviewRule| {
                rule.during.is_some_and(|time| {
                    today == time.from
                        || (today == self.prepared.scenario.start
                            && (time.from..=time.until).contains(&today))
                })
            };
            let first_rules: Vec<usize> =
                rules.iter().enumerate().filter(|(_, rule)| begins(rule)).map(|(at, _)| at).collect();
            if first_rules.is_empty() {
                continue;
            }
            let facts = self.review_facts(place, today - 1);
            self.record(place, today, facts);
            for at in first_rules {
                if let Some(rule) = rules.get(at).filter(|rule| facts.meet_all_of(rule)) {
                    self.carry_out(place, (at, rule), today);
                }
            }
        }
    }

    fn end_hold(&mut self, place: usize, today: Day) {
        let reviewed = self.reviewed(place);
        let Some(reviewed) = reviewed.filter(|r| r.held_until.is_some_and(|until| until < today)) else {
            return;
        };
        reviewed.held_until = None;
        let is_hold = |act: &&LimitMove| act.account == ix(place) && act.what == MoveOf::Freeze;
        let Some(MovedBy::Rule(rule)) = self.moves.iter().rfind(is_hold).map(|act| act.by) else { return };
        self.note_act(
            place,
            today,
            MoveOf::Freeze,
            MovedBy::RuleEnds(rule),
            (Money::ZERO, Money::ZERO),
            None,
        );
    }

    fn take_back(&mut self, place: usize, at: usize, rule: &ReviewRule, today: Day) {
        let lent = self.reviewed(place).and_then(|reviewed| reviewed.lent.get_mut(at));
        let lent = lent.map(std::mem::take).unwrap_or_default();
        if lent.is_zero() {
            return;
        }
        let before = self.amount_of(place, rule.of);
        let after = (before - lent).or_zero();
        self.set_amount(place, rule.of, after);
        self.note_act(place, today, what_of(rule.of), MovedBy::RuleEnds(number(at)), (before, after), None);
    }

    /// The end of step 9: on the day of a rule, what is decided about the limit, the quota, and the use of the account.
    #[inline(never)]
    pub(super) fn review(&mut self, today: Day) {
        let Some(span) = self.month.span else { return };
        self.note_age(today);
        let update_day = self.prepared.model.update_day;
        for place in 0..self.accounts.len() {
            let rules = self.rules_of(place);
            let is_today = |rule: &ReviewRule| {
                rule.during.is_none() && span.day(rule.day.unwrap_or(update_day)) == today
            };
            if !rules.iter().any(is_today) {
                continue;
            }
            let facts = self.review_facts(place, today);
            self.record(place, today, facts);
            for about in [Target::Amount(ReviewOf::Limit), Target::Amount(ReviewOf::Quota), Target::Use] {
                let looked_at = rules.iter().enumerate().filter(|(_, rule)| is_today(rule));
                let Some((at, rule)) = deciding(looked_at, about, &facts) else { continue };
                let acted =
                    self.reviewed(place).and_then(|reviewed| reviewed.acted.get(at).copied().flatten());
                if !rests(rule, acted, today) {
                    self.carry_out(place, (at, rule), today);
                }
            }
        }
    }

    /// Carries a rule out, as far as it moves anything. A facility has no quota to move.
    fn carry_out(&mut self, place: usize, (at, rule): (usize, &ReviewRule), today: Day) {
        let by = MovedBy::Rule(number(at));
        if let (Target::Use, ReviewEffect::FreezeDays(days)) = (target(rule), rule.effect) {
            let until = today + i32::from(days);
            let Some(reviewed) = self.reviewed(place) else { return };
            reviewed.held_until = reviewed.held_until.max(Some(until));
            let until = reviewed.held_until;
            self.work_on(until.unwrap_or(today) + 1);
            self.note_act(place, today, MoveOf::Freeze, by, (Money::ZERO, Money::ZERO), until);
        } else {
            let has_none =
                rule.of == ReviewOf::Quota && matches!(self.accounts.get(place), Some(Account::Facility(_)));
            if has_none {
                return;
            }
            let before = self.amount_of(place, rule.of);
            let lent = self.lent_to(place, rule.of);
            let base = (before - lent).or_zero();
            let Some(after) = moved(rule, base) else { return };
            let whole = (before + (after - base)).or_zero();
            if whole == before {
                return;
            }
            self.set_amount(place, rule.of, whole);
            if let Some(lent) =
                self.reviewed(place).and_then(|r| r.lent.get_mut(at)).filter(|_| rule.during.is_some())
            {
                *lent = whole - before;
            }
            let until = rule.during.map(|time| time.until);
            self.note_act(place, today, what_of(rule.of), by, (before, whole), until);
        }
        if let Some(acted) = self.reviewed(place).and_then(|reviewed| reviewed.acted.get_mut(at)) {
            *acted = Some(today);
        }
    }

    fn reviewed(&mut self, place: usize) -> Option<&mut Reviewed> {
        self.reviews.as_mut()?.accounts.get_mut(place)
    }

    /// What is there for a time, by rules and by events.
    pub(super) fn lent_to(&self, place: usize, of: ReviewOf) -> Money {
        let rules = self.rules_of(place);
        let reviewed = self.reviews.as_ref().and_then(|reviews| reviews.accounts.get(place));
        reviewed.map_or(Money::ZERO, |reviewed| reviewed.lent(of, rules)) + self.lent_by_events(place, of)
    }

    /// What rules have moved for a time is not taken back any more.
    pub(super) fn forget_lent_by_rules(&mut self, place: usize, of: ReviewOf) {
        let rules = self.rules_of(place);
        let Some(reviewed) = self.reviewed(place) else { return };
        for (lent, _) in reviewed.lent.iter_mut().zip(rules).filter(|(_, rule)| rule.of == of) {
            *lent = Money::ZERO;
        }
    }

    pub(super) fn amount_of(&self, place: usize, of: ReviewOf) -> Money {
        let account = self.accounts.get(place);
        account.map_or(Money::ZERO, |account| match of {
            ReviewOf::Limit => account.limit(),
            ReviewOf::Quota => account.free_quota(),
        })
    }

    pub(super) fn set_amount(&mut self, place: usize, of: ReviewOf, amount: Money) {
        let Some(account) = self.accounts.get_mut(place) else { return };
        match of {
            ReviewOf::Limit => account.set_limit(amount),
            ReviewOf::Quota => account.set_free_quota(amount),
        }
    }

    fn note_act(
        &mut self,
        place: usize,
        on: Day,
        what: MoveOf,
        by: MovedBy,
        (before, after): (Money, Money),
        until: Option<Day>,
    ) {
        self.moves.push(LimitMove { on, account: ix(place), what, by, before, after, until });
    }

    fn record(&mut self, place: usize, on: Day, facts: ReviewFacts) {
        self.review_records.push(ReviewRecord { on, account: ix(place), facts });
    }

    /// The month ends: what reviews remember of it.
    pub(super) fn remember_for_reviews(&mut self) {
        let Some(reviews) = &mut self.reviews else { return };
        reviews.last_income = self.month.income;
        let months = self.month.facts.iter().zip(&self.accounts);
        for (reviewed, (facts, account)) in reviews.accounts.iter_mut().zip(months) {
            let carries = account.balances()[Component::Rolled].is_positive();
            reviewed.take_month(facts.mark, facts.worst_stage > 0, carries);
        }
    }

    /// What is known of an account, with its balances as on an evening.
    fn review_facts(&self, place: usize, evening: Day) -> ReviewFacts {
        let (Some(account), Some(reviews)) = (self.accounts.get(place), &self.reviews) else {
            return ReviewFacts::default();
        };
        let Some(reviewed) = reviews.accounts.get(place) else { return ReviewFacts::default() };
        let whole = |count: i64| Some(count * 1000);
        ReviewFacts::gather(|fact| match fact {
            ReviewFact::Score => whole(i64::from(self.scorer.shown().value)),
            ReviewFact::Utilisation => utilisation(account),
            ReviewFact::MinimumMonthsInARow => whole(reviewed.minimum_months),
            ReviewFact::KeptMonthsInARow => whole(reviewed.kept_months),
            ReviewFact::UnusedMonthsInARow => whole(reviewed.unused_months),
            ReviewFact::DaysOverdue => whole(i64::from(account.days_overdue(evening))),
            ReviewFact::WorstDaysOverdue => {
                whole(reviewed.worst_days.iter().copied().max().unwrap_or(0).into())
            }
            ReviewFact::MonthlyIncome => Some(reviews.last_income.cents() * 10),
            ReviewFact::ApplicationsLast3Months => self.scorer.fact(Fact::ApplicationsLast3Months),
            ReviewFact::DebtToIncome => self.scorer.fact(Fact::DebtToIncome),
            ReviewFact::ProfileComplete => self.scorer.fact(Fact::ProfileComplete),
            ReviewFact::StableMonths => self.scorer.fact(Fact::StableMonths),
            ReviewFact::SocialSecurity => self.scorer.fact(Fact::SocialSecurity),
            ReviewFact::ProvidentFund => self.scorer.fact(Fact::ProvidentFund),
        })
    }
}

/// Principal ÷ limit, cut to thousandths. Something owed against nothing counts as the largest ratio.
fn utilisation(account: &Account<'_>) -> Option<Thousandths> {
    let (owed, limit) = (account.balances().principal(), account.limit());
    if limit.is_positive() {
        let exact = i128::from(owed.cents()) * 1000 / i128::from(limit.cents());
        return Some(i64::try_from(exact).unwrap_or(i64::MAX));
    }
    owed.is_positive().then_some(i64::MAX)
}

pub(super) const fn what_of(of: ReviewOf) -> MoveOf {
    match of {
        ReviewOf::Limit => MoveOf::Limit,
        ReviewOf::Quota => MoveOf::Quota,
    }
}

/// The place of a rule as acts write it. A contract has at most fifty.
fn number(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

impl LimitMove {
    /// Whether the act is of an account.
    pub fn is_of(&self, account: usize) -> bool {
        self.account == AccountIx(u8::try_from(account).unwrap_or(u8::MAX))
    }
}
