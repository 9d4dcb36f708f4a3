//! Minimums of other forms: a fixed amount, a share of the balance, or interest and a share; and the interest that a
//! bill kept by such a minimum leaves unpaid.

use super::bill::Asks;
use super::line::Line;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Rule};
use crate::money::Money;
use crate::rate::{Accrual, Rounding};
use crate::terms::{LineTerms, MinBase, MinForm, MinRounding};

/// The part of a minimum that is of ordinary principal and of the interest of the bill; `within` is the principal. Where
/// anything enters whole, so does that interest: payments clear it first, and the minimum must reach what is whole.
///
/// ```text
/// share = round(min_ratio × (within, with interest where min_base says so))
/// part  = max(share, or interest + share, or nothing; min_floor_yuan), at most within + interest
/// ```
pub(super) fn ordinary_part(terms: &LineTerms, asks: Asks, within: Money) -> Money {
    let base = match terms.min_base {
        MinBase::BeforeInterest => within,
        MinBase::AfterInterest => within + asks.interest,
    };
    let share = || rounded(terms.min_ratio.of(base), terms.min_rounding);
    let part = match terms.min_form {
        MinForm::Fixed | MinForm::Purchases => Money::ZERO,
        MinForm::Percentage => share(),
        MinForm::InterestPlusPercentage => asks.interest + share(),
    };
    let least = if asks.in_full.is_positive() { asks.interest } else { Money::ZERO };
    part.max(terms.min_floor_yuan).max(least).min(within + asks.interest)
}

/// A share of a balance as money.
pub(super) fn rounded(share: Accrual, how: MinRounding) -> Money {
    let whole_yuan = |rounding| {
        let yuan = share.round_over(100, rounding);
        Money::from_cents(yuan.cents().saturating_mul(100))
    };
    match how {
        MinRounding::CeilCent => share.round(Rounding::Up),
        MinRounding::FloorCent => share.round(Rounding::Down),
        MinRounding::HalfUpCent => share.round(Rounding::HalfUp),
        MinRounding::FloorYuan => whole_yuan(Rounding::Down),
        MinRounding::HalfUpYuan => whole_yuan(Rounding::HalfUp),
        MinRounding::CeilYuan => whole_yuan(Rounding::Up),
    }
}

impl Line<'_> {
    /// Unpaid interest of the bill that is due on `due`, where the form of the minimum does not ask for it whole.
    pub(super) fn loose_interest(&self, due: Day) -> Money {
        if self.terms.min_form == MinForm::Purchases {
            return Money::ZERO;
        }
        self.parts.of_before(Component::Interest, due + 1) - self.parts.of_before(Component::Interest, due)
    }

    /// A bill is kept and interest of it is unpaid: it becomes carried principal where interest bears interest, else it
    /// is asked for again with the next bill.
    pub(super) fn settle_loose_interest(
        &mut self,
        due: Day,
        (on, next_due): (Day, Day),
        journal: &mut Journal,
    ) {
        let unpaid = self.loose_interest(due);
        if unpaid.is_zero() {
            return;
        }
        let (rule, to) = if self.terms.interest_on_interest {
            self.parts.take(due, Component::Interest, unpaid, |_, _| ());
            self.parts.sweep();
            (Rule::InterestCapitalised, Component::Rolled)
        } else {
            self.parts.postpone(Component::Interest, due, next_due);
            (Rule::InterestPutOff, Component::Interest)
        };
        self.shift(
            self.at(on, 0),
            Kind::Carry,
            (Component::Interest, to),
            unpaid,
            Cause::given(rule, unpaid),
            journal,
        );
    }
}
