//! A balance of which only the minimum is ever paid. The bills are those of `lender`: the same line that runs use.

use super::super::true_rate::annual_rate;
use super::plain::common_terms;
use super::{LoanRate, Refusal, some_amount, some_rate};
use crate::calendar::Day;
use crate::ledger::{AccountIx, Component, Journal, Rule};
use crate::lender::Line;
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::{Opening, OpeningBill};
use crate::simulation::AnnualRate;
use crate::terms::{
    DueDayOf, EarlyPayoffFee, FirstDue, InterestBase, LineTerms, MinBase, MinForm, MinRounding, OverdueReach,
    PaymentValueDate, QuotaOverflow, QuotaRenews, RefundOrder, RemainderPeriod, ResidualFrom, RoundingChoice,
    StatementDayPurchase, StatementNight,
};

/// A bill that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumAsked {
    /// New purchases on the first bill.
    pub balance: Money,
    /// Interest on it; all of it is in the minimum.
    pub interest: Money,
    /// The share of what is left that the minimum asks for.
    pub ratio: Rate,
    /// The least that it asks for.
    pub floor: Money,
    /// How the share becomes money.
    pub rounding: MinRounding,
    /// Interest a night on what was not paid by the due day.
    pub daily_rate: Rate,
    /// The day on which the first bill closes; the later ones close on the same day of the month.
    pub bill: Day,
    /// Day of the month by which bills are to be paid: of the bill's month where it is later, else of the next.
    pub due_day: u8,
}

/// A bill and its payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumRow {
    /// The day on which it closed.
    pub bill: Day,
    /// Its due day, on which the minimum is paid.
    pub due: Day,
    /// All that it asks for.
    pub total: Money,
    /// Interest on it.
    pub interest: Money,
    /// Its minimum: what is paid.
    pub minimum: Money,
    /// What is owed after the payment.
    pub rest: Money,
}

/// The way of a balance down to nothing. Where the last principal was paid after nights that bore interest, one more
/// bill brings that interest alone.
///
/// Always true: what is paid is the balance and all interest, where it comes to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimumPath {
    /// All bills, in order.
    pub rows: Vec<MinimumRow>,
    /// All interest, with that of the first bill.
    pub interest: Money,
    /// All that is paid.
    pub paid: Money,
    /// The day of the last payment; `None` where nothing is cleared in [`MOST_BILLS`] bills.
    pub clear_on: Option<Day>,
    /// From the first due day on, which is when the purchases would have had to be paid.
    pub rate: Option<AnnualRate>,
}

/// The most bills that are looked at: a hundred years.
pub const MOST_BILLS: usize = 1_200;

/// Pays the minimum of each bill on its due day, and buys nothing more, until nothing is owed.
///
/// # Errors
/// Says which part of what is asked does not go together.
pub fn minimum_path(asked: &MinimumAsked) -> Result<MinimumPath, Refusal> {
    let balance = some_amount(asked.balance)?;
    if asked.ratio > Rate::ONE {
        return Err(Refusal::ShareAboveOne { found: asked.ratio });
    }
    some_rate(LoanRate::Daily(asked.daily_rate))?;
    let terms = terms(asked);
    let mut journal = Journal::default();
    let first_due = due_of(asked.bill, asked.due_day);
    let bill = OpeningBill { on: asked.bill, due: first_due, purchases: balance, interest: asked.interest };
    let opening = Opening { bill: Some(bill), ..Opening::default() };
    let days = DueDayOf { bill_day: asked.bill.day_of_month(), due_day: asked.due_day };
    let mut line =
        Line::open(AccountIx(0), (&terms, days), Money::LARGEST, &opening, asked.bill, &mut journal);
    let mut rows = Vec::new();
    let mut on = asked.bill;
    let mut is_clear = false;
    while !is_clear && rows.len() < MOST_BILLS {
        let due = due_of(on, asked.due_day);
        if !rows.is_empty() {
            line.close_bill(on, due, false, &mut journal);
        }
        rows.push(pay(&mut line, (on, due), &mut journal));
        on = (on.month() + 1).day(asked.bill.day_of_month());
        let grown = line.accrued(on).shown(Rounding::HalfUp);
        is_clear = line.balances().debt().is_zero() && grown.is_zero();
    }
    let interest = rows.iter().map(|row| row.interest).sum();
    let clear_on = rows.last().filter(|_| is_clear).map(|row| row.due);
    let lent = [(first_due, balance + asked.interest)];
    let paid = rows.iter().map(|row| (row.due, -row.minimum));
    let flows: Vec<(Day, Money)> = lent.into_iter().chain(paid).collect();
    Ok(MinimumPath {
        interest,
        paid: rows.iter().map(|row| row.minimum).sum(),
        clear_on,
        rate: clear_on.and_then(|_| annual_rate(&flows)),
        rows,
    })
}

/// Pays the minimum of the open bill on its due day, and lets that day end.
fn pay(line: &mut Line<'_>, (bill, due): (Day, Day), journal: &mut Journal) -> MinimumRow {
    let (total, interest) = (line.billed_debt(), line.balances()[Component::Interest]);
    let minimum = line.pay(due, Rule::PayRequired, line.unpaid_minimum(), journal);
    line.end_due_day(due, journal);
    MinimumRow { bill, due, total, interest, minimum, rest: line.balances().debt() }
}

fn due_of(bill: Day, due_day: u8) -> Day {
    let same_month = bill.month().day(due_day);
    if same_month > bill { same_month } else { (bill.month() + 1).day(due_day) }
}

/// The contract of a line that is asked for its minimum and nothing else: all other values have no part in it.
fn terms(asked: &MinimumAsked) -> LineTerms {
    LineTerms {
        common: common_terms(asked.daily_rate, asked.daily_rate, RoundingChoice::HalfUp),
        due_day_of: Vec::new(),
        min_ratio: asked.ratio,
        min_rollover_share: asked.ratio,
        min_floor_yuan: asked.floor,
        min_rounding: asked.rounding,
        overdue_reach: OverdueReach::Minimum,
        statement_day_purchase: StatementDayPurchase::ThisBill,
        fee_campaigns: Vec::new(),
        instalment_rates: Vec::new(),
        fee_rounding: RoundingChoice::HalfUp,
        remainder_period: RemainderPeriod::First,
        early_payoff_fee: EarlyPayoffFee::DropUnbilled,
        refund_order: RefundOrder::UnbilledFirst,
        refund_fee: EarlyPayoffFee::DropUnbilled,
        bill_instalment_first_due: FirstDue::ThisDue,
        free_quota_yuan: Money::ZERO,
        free_quota_overflow: QuotaOverflow::FeeOnExcess,
        free_quota_renews: QuotaRenews::Never,
        minimum_while_group_overdue: true,
        cash_advance_share_of_limit: Rate::ZERO,
        cash_advance_fee_rate: Rate::ZERO,
        cash_advance_fee_floor_yuan: Money::ZERO,
        cash_advance_fee_cap_yuan: Money::ZERO,
        cash_advance_min_share: Rate::ONE,
        version: crate::terms::Version::default(),
        bands: Vec::new(),
        later: Vec::new(),
        grace_tolerance_yuan: Money::ZERO,
        interest_on_interest: false,
        min_over_limit_share: Rate::ZERO,
        allocation_switch_day: 0,
        stop_after_missed_minimums: 0,
        late_fee_rate: Rate::ZERO,
        late_fee_floor_yuan: Money::ZERO,
        late_fee_cap_yuan: Money::ZERO,
        interest_base: InterestBase::AfterDue,
        residual_from: ResidualFrom::Due,
        posting_lag_days: 0,
        statement_night: StatementNight::BeforeStatement,
        payment_value_date: PaymentValueDate::SameDay,
        min_form: MinForm::Purchases,
        min_base: MinBase::AfterInterest,
        month: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(floor: i64) -> MinimumAsked {
        MinimumAsked {
            balance: Money::from_cents(1_000_000),
            interest: Money::ZERO,
            ratio: Rate::parse("0.1").unwrap(),
            floor: Money::from_cents(floor),
            rounding: MinRounding::CeilCent,
            daily_rate: Rate::parse("0.0005").unwrap(),
            bill: Day::parse("2026-01-01").unwrap(),
            due_day: 10,
        }
    }

    /// The figures that were worked out beside this program: payments, and interest in whole yuan.
    #[test]
    fn a_floor_makes_the_way_much_shorter_and_little_cheaper() {
        for (floor, payments, interest) in [(0, 115, 1_365), (5_000, 39, 1_331), (10_000, 32, 1_297)] {
            let path = minimum_path(&asked(floor)).unwrap();
            let lowers = |row: &&MinimumRow| row.minimum > row.interest;
            assert_eq!(path.rows.iter().filter(lowers).count(), payments, "floor {floor}");
            assert_eq!((path.interest.cents() + 50) / 100, interest, "floor {floor}");
            assert_eq!(path.paid, Money::from_cents(1_000_000) + path.interest);
            assert_eq!(path.clear_on, path.rows.last().map(|row| row.due));
        }
    }

    #[test]
    fn a_share_of_nothing_never_clears() {
        let never = minimum_path(&MinimumAsked { ratio: Rate::ZERO, ..asked(0) }).unwrap();
        assert_eq!((never.rows.len(), never.clear_on), (MOST_BILLS, None));
        let above = MinimumAsked { ratio: Rate::parse("1.1").unwrap(), ..asked(0) };
        assert!(matches!(minimum_path(&above), Err(Refusal::ShareAboveOne { .. })));
    }
}
