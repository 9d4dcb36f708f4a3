//! Paying off an instalment plan early, under each rule for its fees.

use super::Refusal;
use super::instalment::{InstalmentAsked, InstalmentPeriod, instalment};
use super::rate::rate_of_debt;
use crate::lender::payoff_fee;
use crate::money::Money;
use crate::simulation::AnnualRate;
use crate::terms::EarlyPayoffFee;

/// A plan that is paid off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoffAsked {
    /// The plan.
    pub plan: InstalmentAsked,
    /// Periods that are billed and paid; the rest is paid off together with the last of them, or at once where there
    /// is none. Fewer than the plan has.
    pub billed: u32,
}

/// What one rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoffOffer {
    /// The rule.
    pub rule: EarlyPayoffFee,
    /// Fees that are due with the payoff.
    pub fee: Money,
    /// What is paid: the principal that is left and the fee.
    pub payment: Money,
    /// All fees of the plan, with those that were paid.
    pub cost: Money,
    /// What the payoff saves against going on as planned.
    pub saved: Money,
    /// What the plan came to a year, by even months. `None` where it lies above 3,000 %, or nothing is owed for a month.
    pub rate: Option<AnnualRate>,
}

/// A plan that is paid off, under every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payoff {
    /// Principal that is not billed yet.
    pub principal: Money,
    /// What was paid before.
    pub paid: Money,
    /// Fees of the periods that are not billed yet.
    pub fees_ahead: Money,
    /// In the order of [`EarlyPayoffFee::ALL`].
    pub offers: Vec<PayoffOffer>,
}

/// What paying off asks for under each rule.
///
/// # Errors
/// Says which part of what is asked does not go together.
pub fn payoff(asked: &PayoffAsked) -> Result<Payoff, Refusal> {
    let plan = instalment(&asked.plan)?;
    let most = asked.plan.periods.saturating_sub(1);
    let billed = usize::try_from(asked.billed).ok().filter(|&billed| billed < plan.periods.len());
    let billed = billed.ok_or(Refusal::Billed { found: asked.billed, most })?;
    let (before, ahead) = plan.periods.split_at(billed);
    let principal: Money = ahead.iter().map(|period| period.principal).sum();
    let fees_ahead: Money = ahead.iter().map(|period| period.fee).sum();
    let next = ahead.first().map_or(Money::ZERO, |period| period.fee);
    let offer = |&rule: &EarlyPayoffFee| {
        let fee = payoff_fee(rule, next, fees_ahead);
        let payment = principal + fee;
        PayoffOffer {
            rule,
            fee,
            payment,
            cost: plan.fee - fees_ahead + fee,
            saved: fees_ahead - fee,
            rate: rate(asked.plan.principal, before, payment),
        }
    };
    Ok(Payoff {
        principal,
        paid: before.iter().map(InstalmentPeriod::payment).sum(),
        fees_ahead,
        offers: EarlyPayoffFee::ALL.iter().map(offer).collect(),
    })
}

fn rate(principal: Money, before: &[InstalmentPeriod], payoff: Money) -> Option<AnnualRate> {
    let months = |month: u32| f64::from(month) / 12.0;
    let paid = before.iter().zip(1..).map(|(p, month)| (months(month), -p.payment().to_pixel_scale()));
    let last = u32::try_from(before.len()).unwrap_or(0);
    let ends = [(0.0, principal.to_pixel_scale()), (months(last), -payoff.to_pixel_scale())];
    rate_of_debt(&ends.into_iter().chain(paid).collect::<Vec<_>>())
}
