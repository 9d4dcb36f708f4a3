//! The fee of a court, which the debtor bears who loses. It bears nothing itself.

use super::facility::Facility;
use super::line::Line;
use crate::calendar::Day;
use crate::ledger::{At, Cause, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;
use crate::rate::Rounding;
use crate::terms::{CourtFee, court_band};

/// The fee of a claim with its cause; nothing where no band holds for it.
fn fee_of(bands: &[CourtFee], claim: Money) -> Option<(Money, Cause)> {
    let band = court_band(bands, claim)?;
    let rounding = Rounding::HalfUp;
    let fee = band.fixed_yuan + band.rate.of(claim - band.over_yuan).round(rounding);
    let inputs = [
        band.fixed_yuan.cents(),
        claim.cents(),
        band.over_yuan.cents(),
        band.rate.units(),
        rounding_code(rounding),
    ];
    fee.is_positive().then(|| (fee, Cause::new(Rule::CourtFee, inputs)))
}

impl Line<'_> {
    /// A court decided: the fee goes on the next bill.
    pub fn lose_suit(&mut self, on: Day) {
        self.rare.get_or_insert_default().court_claim = self.past_due_before(on + 1);
    }

    /// The bill that closes carries the fee of a suit that was lost since the last one.
    pub(super) fn bill_court_fee(&mut self, at: At, due: Day, journal: &mut Journal) {
        let claim = self.rare.as_mut().map(|rare| std::mem::take(&mut rare.court_claim)).unwrap_or_default();
        if let Some((fee, cause)) = fee_of(&self.terms.common.court_fees, claim) {
            journal.post(at, Kind::Penalty, Side::Lender, Side::Penalty, fee, cause);
            self.add_part(due, Component::Penalty, fee);
        }
    }
}

impl Facility<'_> {
    /// A court decided: the fee is owed with the oldest period that is past due.
    pub fn lose_suit(&mut self, on: Day, journal: &mut Journal) {
        let (claim, account, oldest) = (self.required(on), self.account, self.oldest_due());
        let loan =
            self.loans.iter_mut().find(|loan| loan.oldest_due().is_some() && loan.oldest_due() == oldest);
        let Some((fee, cause)) = fee_of(&self.terms.common.court_fees, claim) else { return };
        let Some((item, of)) = loan.and_then(|loan| Some((loan.item, loan.items.first_mut()?))) else {
            return;
        };
        journal.post(At { account, on, item }, Kind::Penalty, Side::Lender, Side::Penalty, fee, cause);
        of.penalty += fee;
        self.balances.raise(Component::Penalty, fee);
    }
}
