//! What to do when the interest-free quota is too small for a purchase: the ways side by side.

use super::Basis;
use super::instalment::{FeeSplit, InstalmentAsked, InstalmentPeriod, InstalmentPlan, PlanRate, instalment};
use super::loan::{LoanAsked, LoanPeriod, LoanRate, loan};
use super::rate::monthly_payments;
use super::{Refusal, plan_periods, some_amount, some_rate};
use crate::calendar::Day;
use crate::choice::choice;
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::Method;
use crate::simulation::AnnualRate;
use crate::terms::RemainderPeriod;

choice!(
    /// A way to a purchase that is larger than the quota.
    Way {
        /// Split all of it; what is above the quota bears the fee.
        FeeOnExcess = "fee_on_excess",
        /// Pay what is above the quota from cash, and split the rest without a fee.
        DownPayment = "down_payment",
        /// Save until that can be paid, then do so.
        Wait = "wait",
        /// The merchant's own plan for the whole price.
        MerchantPlan = "merchant_plan",
        /// A loan for what is above the quota; the rest is split without a fee.
        Loan = "loan",
        /// Cheaper goods; what of them is above the quota bears the fee.
        Cheaper = "cheaper",
    }
);

/// A merchant's own plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MerchantOffer {
    /// Monthly periods.
    pub periods: u32,
    /// Total fee ÷ price.
    pub total_rate: Rate,
}

/// A loan for what is above the quota, in equal payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseLoan {
    /// Monthly periods.
    pub periods: u32,
    /// Interest a night.
    pub daily_rate: Rate,
}

/// A purchase that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseAsked {
    /// What it costs.
    pub price: Money,
    /// The day on which it could be bought. Payments fall on the same day of the months after.
    pub on: Day,
    /// How much can be split without a fee.
    pub quota: Money,
    /// Monthly periods of the plan.
    pub periods: u32,
    /// Total fee ÷ the principal that bears it.
    pub total_rate: Rate,
    /// Cash that may go into it.
    pub cash: Money,
    /// What can be saved for it in a month.
    pub saving: Money,
    /// The merchant's own plan, where there is one.
    pub merchant: Option<MerchantOffer>,
    /// A loan, where one is thought of.
    pub loan: Option<PurchaseLoan>,
    /// The price of cheaper goods that would do.
    pub cheaper: Option<Money>,
}

/// Why a way is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// So much cash is missing.
    Cash(Money),
    /// Nothing is saved, or it would take more than a hundred years.
    NeverSaved,
    /// There is none, or none was named.
    NotOffered,
}

/// What a way comes to.
///
/// Always true: what is paid, at once and later, is the price and the cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayFigures {
    /// What the goods cost.
    pub price: Money,
    /// Paid from cash on the day of the purchase.
    pub down: Money,
    /// The largest payment of a month.
    pub monthly: Money,
    /// Fees and interest.
    pub cost: Money,
    /// The day on which the goods are there.
    pub had_on: Day,
    /// The day of the last payment.
    pub clear_on: Day,
    /// What all that is paid later comes to a year, its free part included, by even months; `None` where it costs
    /// nothing.
    pub rate: Option<AnnualRate>,
}

/// Every way, with its figures or why it is not open.
pub type Ways = Vec<(Way, Result<WayFigures, Blocked>)>;

/// All ways, in the order of [`Way::ALL`].
///
/// # Errors
/// Says which part of what is asked does not go together.
pub fn purchase(asked: &PurchaseAsked) -> Result<Ways, Refusal> {
    some_amount(asked.price)?;
    plan_periods(asked.periods)?;
    if let Some(cheaper) = asked.cheaper.filter(|cheaper| *cheaper >= asked.price) {
        return Err(Refusal::NotCheaper { found: cheaper, price: asked.price });
    }
    asked.loan.map_or(Ok(()), |loan| some_rate(LoanRate::Daily(loan.daily_rate)))?;
    let ways = Way::ALL.iter().map(|&way| Ok((way, figures(way, asked)?)));
    ways.collect()
}

fn figures(way: Way, asked: &PurchaseAsked) -> Result<Result<WayFigures, Blocked>, Refusal> {
    let excess = (asked.price - asked.quota).or_zero();
    let not_offered = Ok(Err(Blocked::NotOffered));
    match way {
        Way::FeeOnExcess => planned(asked, asked.price).map(Ok),
        Way::DownPayment if asked.cash < excess => Ok(Err(Blocked::Cash(excess - asked.cash))),
        Way::DownPayment => with_down_payment(asked, excess, 0).map(Ok),
        Way::Wait => match months_of_saving(asked, excess) {
            Some(months) => with_down_payment(asked, excess, months).map(Ok),
            None => Ok(Err(Blocked::NeverSaved)),
        },
        Way::MerchantPlan => asked.merchant.map_or(not_offered, |offer| merchant(asked, offer).map(Ok)),
        Way::Loan => asked.loan.map_or(not_offered, |offer| borrowed(asked, excess, offer).map(Ok)),
        Way::Cheaper => asked.cheaper.map_or(not_offered, |price| planned(asked, price).map(Ok)),
    }
}

/// Months until the cash covers the excess. `None` beyond a hundred years.
fn months_of_saving(asked: &PurchaseAsked, excess: Money) -> Option<i32> {
    let missing = (excess - asked.cash).or_zero().cents();
    let months = match asked.saving.cents() {
        _ if missing == 0 => 0,
        saving if saving <= 0 => return None,
        saving => (missing + saving - 1) / saving,
    };
    i32::try_from(months).ok().filter(|months| *months <= 1_200)
}

/// The plan of a sum, of which so much is free, by the rules of checkout plans.
fn plan(sum: Money, free: Money, periods: u32, total_rate: Rate) -> Result<InstalmentPlan, Refusal> {
    instalment(&InstalmentAsked {
        principal: sum,
        free: free.min(sum),
        periods,
        rate: PlanRate::Total(total_rate),
        split: FeeSplit::Total,
        rounding: Rounding::HalfEven,
        remainder: RemainderPeriod::First,
    })
}

fn planned(asked: &PurchaseAsked, price: Money) -> Result<WayFigures, Refusal> {
    let plan = plan(price, asked.quota, asked.periods, asked.total_rate)?;
    Ok(of_plan(price, &plan, asked.on))
}

fn merchant(asked: &PurchaseAsked, offer: MerchantOffer) -> Result<WayFigures, Refusal> {
    let plan = plan(asked.price, Money::ZERO, offer.periods, offer.total_rate)?;
    Ok(of_plan(asked.price, &plan, asked.on))
}

fn of_plan(price: Money, plan: &InstalmentPlan, on: Day) -> WayFigures {
    WayFigures {
        price,
        down: Money::ZERO,
        monthly: plan.periods.iter().map(InstalmentPeriod::payment).max().unwrap_or_default(),
        cost: plan.fee,
        had_on: on,
        clear_on: months_after(on, plan.periods.len()),
        rate: plan.rate.filter(|_| plan.fee.is_positive()),
    }
}

fn with_down_payment(asked: &PurchaseAsked, down: Money, months: i32) -> Result<WayFigures, Refusal> {
    let on = (asked.on.month() + months).day(asked.on.day_of_month());
    let financed = asked.price - down;
    if financed.is_zero() {
        // without a quota everything is paid at once
        let rate = None;
        let (cost, monthly) = (Money::ZERO, Money::ZERO);
        return Ok(WayFigures { price: asked.price, down, monthly, cost, had_on: on, clear_on: on, rate });
    }
    let plan = plan(financed, financed, asked.periods, asked.total_rate)?;
    Ok(WayFigures { down, price: asked.price, ..of_plan(financed, &plan, on) })
}

/// The free part as a plan and the rest as a loan, paid side by side.
fn borrowed(asked: &PurchaseAsked, excess: Money, offer: PurchaseLoan) -> Result<WayFigures, Refusal> {
    if excess.is_zero() {
        return planned(asked, asked.price);
    }
    let (rate, basis) = (LoanRate::Daily(offer.daily_rate), Basis::Actual365);
    let lent = LoanAsked::new(excess, offer.periods, Method::EqualPayment, rate, basis);
    let loan = loan(&LoanAsked { drawn: Some(asked.on), ..lent })?;
    let free = asked.price - excess;
    let free: Vec<Money> = if free.is_zero() {
        Vec::new()
    } else {
        let plan = plan(free, free, asked.periods, asked.total_rate)?;
        plan.periods.iter().map(InstalmentPeriod::payment).collect()
    };
    let of_month = |month: usize| {
        let paid = loan.periods.get(month).map_or(Money::ZERO, LoanPeriod::payment);
        paid + free.get(month).copied().unwrap_or_default()
    };
    let months: Vec<Money> = (0..free.len().max(loan.periods.len())).map(of_month).collect();
    let rate = monthly_payments(asked.price, months.iter().copied());
    Ok(WayFigures {
        price: asked.price,
        down: Money::ZERO,
        monthly: months.iter().copied().max().unwrap_or_default(),
        cost: loan.interest,
        had_on: asked.on,
        clear_on: months_after(asked.on, months.len()),
        rate: rate.filter(|_| loan.interest.is_positive()),
    })
}

fn months_after(on: Day, months: usize) -> Day {
    (on.month() + i32::try_from(months).unwrap_or(0)).day(on.day_of_month())
}
