//! A loan is drawn, with the fee of that day: added to the loan, or taken off what is paid out.

use super::facility::{Facility, LoanRequest};
use super::loan::{Loan, rounding};
use super::pay_line::post_payment;
use crate::calendar::Day;
use crate::ledger::{At, Cause, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;
use crate::rate::Rounding;
use crate::terms::{OriginationFee, OriginationTerms, Versioned};

impl<'t> Facility<'t> {
    /// Draws a loan of so much. The caller has checked room and freeze. Returns the fee that was taken off what is paid out.
    pub fn draw(&mut self, on: Day, request: LoanRequest<'t>, cause: Cause, journal: &mut Journal) -> Money {
        let lent = request.agreed.principal;
        let (mut agreed, terms) = (request.agreed, self.terms.at_score(request.score));
        agreed.principal += self.fee_of_loans().added(lent);
        self.loans.push(Loan::new(LoanRequest { agreed, ..request }, terms));
        self.balances.raise(Component::LoanFuture, lent);
        let at = self.at(on, request.item);
        journal.post(at, Kind::Draw, Side::Lender, Side::LoanFuture, lent, cause);
        self.charge_origination(at, lent, journal)
    }

    fn charge_origination(&mut self, at: At, lent: Money, journal: &mut Journal) -> Money {
        let (fee, terms) = (self.fee_of_loans().fee(lent), self.terms.origination);
        if fee.is_zero() {
            return fee;
        }
        let code = rounding_code(rounding(self.terms));
        let inputs = [lent.cents(), terms.fee_rate.units(), code, terms.fee_floor_yuan.cents(), 0];
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, Cause::new(Rule::OriginationFee, inputs));
        self.balances.raise(Component::Fee, fee);
        match terms.mode {
            OriginationFee::Added => {
                let cause = Cause::given(Rule::FeeAdded, fee);
                let (from, to) = (Component::Fee, Component::LoanFuture);
                journal.shift(at, Kind::Arrangement, from, to, fee, cause);
                self.balances.shift(from, to, fee);
                Money::ZERO
            }
            OriginationFee::Deducted => {
                post_payment(at, Rule::PayOriginationFee, Component::Fee, fee, fee, fee, journal);
                self.balances.lower(Component::Fee, fee);
                fee
            }
        }
    }

    /// What a loan costs on the day on which it is drawn.
    pub fn fee_of_loans(&self) -> FeeOfLoans {
        FeeOfLoans { terms: self.terms.origination, rounding: rounding(self.terms) }
    }

    /// Whether a loan may repay other debts.
    pub const fn repays_other_debts(&self) -> bool {
        self.terms.repays_other_debts
    }
}

/// What loans of a contract cost on the day on which they are drawn.
#[derive(Clone, Copy, Debug)]
pub struct FeeOfLoans {
    terms: OriginationTerms,
    rounding: Rounding,
}

impl FeeOfLoans {
    /// The fee of a loan of so much: never more than is lent.
    fn fee(self, lent: Money) -> Money {
        self.terms.fee_rate.of(lent).round(self.rounding).max(self.terms.fee_floor_yuan).min(lent)
    }

    /// What is added to a loan of so much.
    pub fn added(self, lent: Money) -> Money {
        match self.terms.mode {
            OriginationFee::Added => self.fee(lent),
            OriginationFee::Deducted => Money::ZERO,
        }
    }

    /// What is taken off a loan of so much.
    pub fn taken_off(self, lent: Money) -> Money {
        self.fee(lent) - self.added(lent)
    }

    /// The most that can be lent where a loan and what is added to it may come to so much.
    pub fn most_within(self, room: Money) -> Money {
        let beyond = |lent: Money| lent + self.added(lent) > room;
        if beyond(room) { smallest(room, beyond) - Money::from_cents(1) } else { room }
    }

    /// The least that must be lent for so much to be paid out; none where that is more than `most`.
    pub fn lent_for(self, paid_out: Money, most: Money) -> Option<Money> {
        let reaches = |lent: Money| lent - self.taken_off(lent) >= paid_out;
        reaches(most).then(|| smallest(most, reaches))
    }
}

/// The smallest amount from nothing to `most` of which something holds that holds of all larger ones too.
fn smallest(most: Money, holds: impl Fn(Money) -> bool) -> Money {
    let (mut low, mut high) = (-1, most.cents().max(0));
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(Money::from_cents(middle)) { high = middle } else { low = middle }
    }
    Money::from_cents(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::Rate;

    fn fee(rate: &str, floor: i64, mode: OriginationFee) -> FeeOfLoans {
        let (fee_rate, fee_floor_yuan) = (Rate::parse(rate).unwrap(), Money::from_cents(floor));
        FeeOfLoans { terms: OriginationTerms { fee_rate, fee_floor_yuan, mode }, rounding: Rounding::HalfUp }
    }

    const LIMIT: Money = Money::from_cents(1_000_000);

    #[test]
    fn what_is_lent_pays_out_what_is_needed_to_the_cent() {
        for (rate, floor) in [("0.01", 0), ("0.03", 5_000), ("0", 1), ("0.333", 0), ("0.999", 0)] {
            let fee = fee(rate, floor, OriginationFee::Deducted);
            for cents in (1..900_000).step_by(7_919) {
                let wanted = Money::from_cents(cents);
                let Some(lent) = fee.lent_for(wanted, LIMIT) else { continue };
                assert_eq!(lent - fee.taken_off(lent), wanted, "{rate}, {floor}");
            }
        }
        let free = fee("0", 0, OriginationFee::Deducted);
        assert_eq!(free.lent_for(LIMIT, LIMIT), Some(LIMIT));
        assert_eq!(fee("1.5", 0, OriginationFee::Deducted).lent_for(Money::from_cents(1), LIMIT), None);
    }

    #[test]
    fn what_is_added_fits_into_the_room() {
        for (rate, floor) in [("0.01", 0), ("0.03", 5_000), ("0", 1), ("2", 0)] {
            let fee = fee(rate, floor, OriginationFee::Added);
            let most = fee.most_within(LIMIT);
            let next = most + Money::from_cents(1);
            assert!(most + fee.added(most) <= LIMIT && next + fee.added(next) > LIMIT, "{rate}, {floor}");
        }
        assert_eq!(fee("0", 0, OriginationFee::Added).most_within(LIMIT), LIMIT);
        assert_eq!(fee("0.01", 0, OriginationFee::Added).most_within(Money::ZERO), Money::ZERO);
    }
}
