//! The typed contract: the one place that reads every value of a kind.

use std::collections::BTreeMap;

use super::court::CourtFee;
use super::ladder::Rung;
use super::later::{PricedTerms, Version, Versioned};
use super::month::{MonthSpec, MonthTerms};
use super::typed::{CommonTerms, Contract, LineTerms, LoanRates, LoanTerms, OriginationTerms, RePlanTerms};
use super::values::{Kind, Value, ValueName};
use super::{
    AccelerationReach, AllocationKind, DayCount, EarlyPayoffFee, FirstDue, FirstOverdueNight, FreezeReach,
    InterestBase, InterestPeriod, LateInterestUntil, MinBase, MinForm, MinRounding, MonthBase, MonthEnd,
    MonthPayments, MonthRateFrom, OriginationFee, OverdueReach, PaymentValueDate, PenaltyMode, PrepayEffect,
    QuotaOverflow, QuotaRenews, RateChangeReach, RefundOrder, RemainderPeriod, ResidualFrom, RoundingChoice,
    StatementDayPurchase, StatementNight,
};
use crate::money::Money;
use crate::rate::Rate;

/// The values that hold for one account, by name.
pub type Values = BTreeMap<ValueName, Value>;

/// Makes the typed contract of a kind.
///
/// # Errors
/// The name of the first value that is missing or has another shape. Values of a catalog never do: reading a terms file
/// checks both.
pub fn contract(kind: Kind, values: &Values) -> Result<Contract, ValueName> {
    match kind {
        Kind::Revolving => priced(values, line).map(Contract::Line),
        Kind::Loan => priced(values, loan).map(Contract::Loan),
    }
}

/// A contract with one more for each of its bands: the same with the prices of the band.
fn priced<T: Versioned>(values: &Values, make: fn(Pick<'_>) -> Result<T, ValueName>) -> Result<T, ValueName> {
    let mut whole = make(Pick(values))?;
    let bands = Pick(values).get(ValueName::PricesByScore, |value| {
        if let Value::Prices(bands) = value { Some(bands.clone()) } else { None }
    })?;
    for (band, place) in bands.iter().zip(0..) {
        let mut terms = make(Pick(&band.over(values)))?;
        terms.own_mut().band = Some(place);
        whole.bands_mut().push(PricedTerms { at_least: band.at_least, terms });
    }
    Ok(whole)
}

fn line(pick: Pick<'_>) -> Result<LineTerms, ValueName> {
    use ValueName as N;
    let (common, month) = line_rates(pick)?;
    Ok(LineTerms {
        common,
        month,
        min_form: pick.word(N::MinForm, MinForm::from_word)?,
        min_base: pick.word(N::MinBase, MinBase::from_word)?,
        due_day_of: pick.get(
            N::DueDayOf,
            |v| {
                if let Value::DueDays(t) = v { Some(t.clone()) } else { None }
            },
        )?,
        min_ratio: pick.rate(N::MinRatio)?,
        min_rollover_share: pick.rate(N::MinRolloverShare)?,
        min_floor_yuan: pick.money(N::MinFloorYuan)?,
        min_rounding: pick.word(N::MinRounding, MinRounding::from_word)?,
        overdue_reach: pick.word(N::OverdueReach, OverdueReach::from_word)?,
        late_fee_rate: pick.rate(N::LateFeeRate)?,
        late_fee_floor_yuan: pick.money(N::LateFeeFloorYuan)?,
        late_fee_cap_yuan: pick.money(N::LateFeeCapYuan)?,
        statement_day_purchase: pick.word(N::StatementDayPurchase, StatementDayPurchase::from_word)?,
        interest_base: pick.word(N::InterestBase, InterestBase::from_word)?,
        residual_from: pick.word(N::ResidualFrom, ResidualFrom::from_word)?,
        posting_lag_days: pick.whole(N::PostingLagDays)?,
        statement_night: pick.word(N::StatementNight, StatementNight::from_word)?,
        payment_value_date: pick.word(N::PaymentValueDate, PaymentValueDate::from_word)?,
        instalment_rates: pick.get(N::InstalmentRates, |v| {
            if let Value::PeriodRates(t) = v { Some(t.clone()) } else { None }
        })?,
        fee_campaigns: pick.get(N::FeeCampaigns, |v| {
            if let Value::Campaigns(list) = v { Some(list.clone()) } else { None }
        })?,
        fee_rounding: pick.word(N::FeeRounding, RoundingChoice::from_word)?,
        remainder_period: pick.word(N::RemainderPeriod, RemainderPeriod::from_word)?,
        early_payoff_fee: pick.word(N::EarlyPayoffFee, EarlyPayoffFee::from_word)?,
        refund_order: pick.word(N::RefundOrder, RefundOrder::from_word)?,
        refund_fee: pick.word(N::RefundFee, EarlyPayoffFee::from_word)?,
        bill_instalment_first_due: pick.word(N::BillInstalmentFirstDue, FirstDue::from_word)?,
        free_quota_yuan: pick.money(N::FreeQuotaYuan)?,
        free_quota_overflow: pick.word(N::FreeQuotaOverflow, QuotaOverflow::from_word)?,
        free_quota_renews: pick.word(N::FreeQuotaRenews, QuotaRenews::from_word)?,
        minimum_while_group_overdue: pick.flag(N::MinimumWhileGroupOverdue)?,
        cash_advance_share_of_limit: pick.rate(N::CashAdvanceShareOfLimit)?,
        cash_advance_fee_rate: pick.rate(N::CashAdvanceFeeRate)?,
        cash_advance_fee_floor_yuan: pick.money(N::CashAdvanceFeeFloorYuan)?,
        cash_advance_fee_cap_yuan: pick.money(N::CashAdvanceFeeCapYuan)?,
        cash_advance_min_share: pick.rate(N::CashAdvanceMinShare)?,
        version: Version::default(),
        later: Vec::new(),
        bands: Vec::new(),
        grace_tolerance_yuan: pick.money(N::GraceToleranceYuan)?,
        interest_on_interest: pick.flag(N::InterestOnInterest)?,
        min_over_limit_share: pick.rate(N::MinOverLimitShare)?,
        allocation_switch_day: pick.whole(N::AllocationSwitchDay)?,
        stop_after_missed_minimums: pick.whole(N::StopAfterMissedMinimums)?,
    })
}

fn loan(pick: Pick<'_>) -> Result<LoanTerms, ValueName> {
    use ValueName as N;
    let day_count = pick.word(N::DayCount, DayCount::from_word)?;
    let (common, rates) = loan_rates(pick, day_count)?;
    Ok(LoanTerms {
        common,
        rates,
        penalty_mode: pick.word(N::PenaltyMode, PenaltyMode::from_word)?,
        late_interest_until: pick.word(N::LateInterestUntil, LateInterestUntil::from_word)?,
        day_count,
        prepay_effect: pick.word(N::PrepayEffect, PrepayEffect::from_word)?,
        payment_rounding: pick.word(N::PaymentRounding, RoundingChoice::from_word)?,
        payment_unit_yuan: pick.money(N::PaymentUnitYuan)?,
        month_end: pick.word(N::MonthEnd, MonthEnd::from_word)?,
        principal_grace_periods: pick.whole(N::PrincipalGracePeriods)?,
        acceleration_after_days: pick.whole(N::AccelerationAfterDays)?,
        acceleration_missed_periods: pick.whole(N::AccelerationMissedPeriods)?,
        acceleration_reach: pick.word(N::AccelerationReach, AccelerationReach::from_word)?,
        rate_change_reach: pick.word(N::RateChangeReach, RateChangeReach::from_word)?,
        version: Version::default(),
        later: Vec::new(),
        bands: Vec::new(),
        extension_most_months: pick.whole(N::ExtensionMostMonths)?,
        extension_fee_rate: pick.rate(N::ExtensionFeeRate)?,
        extension_stops_overdue: pick.flag(N::ExtensionStopsOverdue)?,
        origination: OriginationTerms {
            fee_rate: pick.rate(N::OriginationFeeRate)?,
            fee_floor_yuan: pick.money(N::OriginationFeeFloorYuan)?,
            mode: pick.word(N::OriginationFeeMode, OriginationFee::from_word)?,
        },
        repays_other_debts: pick.flag(N::RepaysOtherDebts)?,
    })
}

/// The rates of a loan. Those of `common` are a night's: exact where the contract gives such a rate, else rounded to
/// twelve decimals, for showing and for ranking only.
fn loan_rates(pick: Pick<'_>, day_count: DayCount) -> Result<(CommonTerms, LoanRates), ValueName> {
    let mut common = common(pick)?;
    let annual = pick.rate(ValueName::AnnualRate)?;
    if annual == Rate::ZERO {
        let (interest, penalty) = (common.daily_rate, common.penalty_rate);
        return Ok((common, LoanRates { interest, penalty, over: Some(1) }));
    }
    let penalty = annual.times(pick.rate(ValueName::PenaltyMultiplier)?);
    let days = day_count.year().unwrap_or(365);
    (common.daily_rate, common.penalty_rate) = (a_night(annual, days), a_night(penalty, days));
    Ok((common, LoanRates { interest: annual, penalty, over: day_count.year() }))
}

/// The rates of a line. A rate a year above 0 stands in the place of the rate a night: its 365th part, rounded to
/// twelve decimals.
fn line_rates(pick: Pick<'_>) -> Result<(CommonTerms, Option<Box<MonthTerms>>), ValueName> {
    let mut common = common(pick)?;
    let multiplier = pick.rate(ValueName::PenaltyMultiplier)?;
    let mut annual = pick.rate(ValueName::AnnualRate)?;
    if annual == Rate::ZERO {
        annual = Rate::from_units(common.daily_rate.units() * 365);
    } else {
        (common.daily_rate, common.penalty_rate) =
            (a_night(annual, 365), a_night(annual.times(multiplier), 365));
    }
    let spec = MonthSpec {
        annual,
        penalty: annual.times(multiplier),
        from: pick.word(ValueName::MonthRate, MonthRateFrom::from_word)?,
        base: pick.word(ValueName::MonthBase, MonthBase::from_word)?,
        payments: pick.word(ValueName::MonthPayments, MonthPayments::from_word)?,
        unit: pick.money(ValueName::InterestUnitYuan)?,
        promotions: pick.get(ValueName::PromotionalRates, |value| {
            if let Value::Promotions(list) = value { Some(list.clone()) } else { None }
        })?,
    };
    let period = pick.word(ValueName::InterestPeriod, InterestPeriod::from_word)?;
    let month = (period == InterestPeriod::Month).then(|| Box::new(MonthTerms::new(&spec)));
    if let Some(month) = &month {
        (common.daily_rate, common.penalty_rate) = (month.rate.a_night(), month.penalty.a_night());
    }
    Ok((common, month))
}

fn a_night(annual: Rate, days: u32) -> Rate {
    let days = i64::from(days);
    Rate::from_units((annual.units() + days / 2) / days)
}

fn common(pick: Pick<'_>) -> Result<CommonTerms, ValueName> {
    use ValueName as N;
    let daily_rate = pick.rate(N::DailyRate)?;
    Ok(CommonTerms {
        daily_rate,
        penalty_rate: daily_rate.times(pick.rate(N::PenaltyMultiplier)?),
        first_overdue_night: pick.word(N::FirstOverdueNight, FirstOverdueNight::from_word)?,
        interest_rounding: pick.word(N::InterestRounding, RoundingChoice::from_word)?,
        grace_days: pick.whole(N::GraceDays)?,
        allocation_order: pick.get(N::AllocationOrder, allocation_order)?,
        freeze_reach: pick.word(N::FreezeReach, FreezeReach::from_word)?,
        unfreeze_after_days: pick.whole(N::UnfreezeAfterDays)?,
        stage_days: pick.get(N::StageDays, days)?,
        five_class_days: pick.get(N::FiveClassDays, days)?,
        ladder: pick.get(N::Ladder, ladder)?,
        write_off_days: pick.whole(N::WriteOffDays)?,
        court_fees: pick.get(N::CourtFees, court_fees)?,
        limit_review: pick
            .get(N::LimitReview, |v| if let Value::Review(rules) = v { Some(rules.clone()) } else { None })?,
        re_plan: RePlanTerms {
            most_periods: pick.whole(N::RePlanMostPeriods)?,
            stops_interest: pick.flag(N::RePlanStopsInterest)?,
            least_days_overdue: pick.whole(N::RePlanLeastDaysOverdue)?,
            fee_rate: pick.rate(N::RePlanFeeRate)?,
        },
    })
}

fn allocation_order(value: &Value) -> Option<[AllocationKind; 4]> {
    match value {
        Value::Order(kinds) => kinds.as_slice().try_into().ok(),
        _ => None,
    }
}

fn ladder(value: &Value) -> Option<Vec<Rung>> {
    if let Value::Ladder(rungs) = value { Some(rungs.clone()) } else { None }
}

fn court_fees(value: &Value) -> Option<Vec<CourtFee>> {
    if let Value::CourtFees(bands) = value { Some(bands.clone()) } else { None }
}

fn days<const COUNT: usize>(value: &Value) -> Option<[u16; COUNT]> {
    let Value::Days(days) = value else {
        return None;
    };
    let days: Option<Vec<u16>> = days.iter().map(|day| u16::try_from(*day).ok()).collect();
    days?.try_into().ok()
}

/// Reads values by name and shape.
#[derive(Clone, Copy)]
struct Pick<'v>(&'v Values);

impl Pick<'_> {
    fn get<T>(self, name: ValueName, read: impl Fn(&Value) -> Option<T>) -> Result<T, ValueName> {
        self.0.get(&name).and_then(read).ok_or(name)
    }

    fn rate(self, name: ValueName) -> Result<Rate, ValueName> {
        self.get(name, |v| if let Value::Rate(rate) = v { Some(*rate) } else { None })
    }

    fn money(self, name: ValueName) -> Result<Money, ValueName> {
        self.get(name, |v| if let Value::Money(money) = v { Some(*money) } else { None })
    }

    fn whole<T: TryFrom<u32>>(self, name: ValueName) -> Result<T, ValueName> {
        self.get(name, |v| if let Value::Whole(number) = v { T::try_from(*number).ok() } else { None })
    }

    fn flag(self, name: ValueName) -> Result<bool, ValueName> {
        self.get(name, |v| if let Value::Flag(flag) = v { Some(*flag) } else { None })
    }

    fn word<T>(self, name: ValueName, read: impl Fn(&str) -> Option<T>) -> Result<T, ValueName> {
        self.get(name, |v| if let Value::Word(word) = v { read(word) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Catalog;

    /// No dead terms: taking away any value of the kind is noticed, and no other value is needed.
    #[test]
    fn reads_every_value_of_its_kind_and_no_other() {
        let catalog = Catalog::bundled();
        for kind in Kind::ALL {
            let file = catalog.files().find(|file| file.kind == *kind).unwrap();
            let newest = |list: &Vec<crate::terms::Dated>| list.last().unwrap().value.clone();
            let silent = |name: &ValueName| Some((*name, name.when_silent()?));
            let mut all: Values =
                ValueName::ALL.iter().filter(|n| n.belongs_to(*kind)).filter_map(silent).collect();
            all.extend(file.values.iter().map(|(name, list)| (*name, newest(list))));
            for name in ValueName::ALL {
                let mut fewer = all.clone();
                fewer.remove(name);
                assert_eq!(contract(*kind, &fewer).is_err(), name.belongs_to(*kind), "{name:?}");
            }
        }
    }
}
